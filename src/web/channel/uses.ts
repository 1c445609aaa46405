import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
} from 'discord.js';
import type { EventData } from './gateway.js';
import { newId, PLACE } from './ids.js';
import { type ChannelMessage, flagsOf } from './message.js';
import type { RegisteredCommand } from './registered.js';

/** An option of a command with its value. */
export interface GivenOption {
  readonly name: string;
  readonly type: ApplicationCommandOptionType;
  readonly value: string | number | boolean;
}

/** What an event says about a use, apart from who has used it. */
export interface UseEvent {
  readonly type: InteractionType;
  readonly data: EventData;
  readonly message?: EventData;
}

/** A slash command; a subcommand's name wraps its options. */
export function slashUse(
  { id, name }: RegisteredCommand,
  options: readonly GivenOption[],
  subcommand: string | null,
): UseEvent {
  const { Subcommand } = ApplicationCommandOptionType;
  const given = subcommand === null ? options : [{ name: subcommand, type: Subcommand, options }];
  const data = { id, name, type: ApplicationCommandType.ChatInput, options: given, ...resolved(options) };
  return { type: InteractionType.ApplicationCommand, data };
}

/** Something is being typed into the last of the options. */
export function typingUse({ id, name }: RegisteredCommand, options: readonly GivenOption[]): UseEvent {
  const typed = options.map((option, i) => ({ ...option, focused: i === options.length - 1 }));
  const data = { id, name, type: ApplicationCommandType.ChatInput, options: typed };
  return { type: InteractionType.ApplicationCommandAutocomplete, data };
}

/** A command of a message's menu, on the visitor's own words. */
export function messageUse({ id, name }: RegisteredCommand, content: string): UseEvent {
  const target = newId();
  const author = { id: PLACE.writerId, username: 'writer', discriminator: '0' };
  const message = { id: target, channel_id: PLACE.channelId, content, embeds: [], author };
  const messages = { [target]: message };
  const data = { id, name, type: ApplicationCommandType.Message, target_id: target, resolved: { messages } };
  return { type: InteractionType.ApplicationCommand, data };
}

/** A button is pressed or, with values, a menu is chosen from. */
export function componentUse(
  message: ChannelMessage,
  customId: string,
  values: readonly string[] | null,
  asker: EventData,
): UseEvent {
  const type = values === null ? ComponentType.Button : ComponentType.StringSelect;
  const data = { custom_id: customId, component_type: type, ...(values !== null && { values }) };
  return { type: InteractionType.MessageComponent, data, message: messageEvent(message, asker) };
}

/** A form is sent. */
export function formUse(
  message: ChannelMessage,
  customId: string,
  fields: Readonly<Record<string, string>>,
  asker: EventData,
): UseEvent {
  const components = Object.entries(fields).map(([custom_id, value], i) => ({
    type: ComponentType.Label,
    id: 2 * i + 1,
    component: { type: ComponentType.TextInput, id: 2 * i + 2, custom_id, value },
  }));
  const data = { custom_id: customId, components };
  return { type: InteractionType.ModalSubmit, data, message: messageEvent(message, asker) };
}

/** A message as in a component's event: in a thread it does not say who has asked. */
function messageEvent(message: ChannelMessage, asker: EventData): EventData {
  const { id, content, embeds, components, thread } = message;
  const used = { id: newId(), type: InteractionType.ApplicationCommand, user: asker };
  return {
    id,
    channel_id: PLACE.channelId,
    content,
    embeds: embeds.map((embed) => ({ type: 'rich', ...embed })),
    components,
    flags: flagsOf(message),
    author: { id: PLACE.applicationId, username: 'verbatim', discriminator: '0', bot: true },
    ...(thread === null && { interaction_metadata: { ...used, authorizing_integration_owners: {} } }),
  };
}

/** The people in options of the type “user”. */
function resolved(options: readonly GivenOption[]): EventData {
  const ids = options
    .filter(({ type }) => type === ApplicationCommandOptionType.User)
    .map(({ value }) => value);
  const users = Object.fromEntries(ids.map((id) => [id, { id, username: 'recipient', discriminator: '0' }]));
  return ids.length === 0 ? {} : { resolved: { users } };
}

import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import { DEFAULT_COLLECTION } from '../../../articles/source/collection.js';
import { UserError } from '../../../errors.js';
import type { Collections } from '../../../journal/bindings.js';
import type { Messages } from '../../i18n/messages.js';
import type { CommandContext } from '../../interactions/command.js';
import { Refusal } from '../../interactions/refusal.js';
import { LIMITS } from '../../render/limits.js';
import { inLine } from '../../render/markup.js';

/** Stands for all collections. */
const ALL = '*';
const SEPARATOR = /[,，、;；]/;
const NAME_LENGTH = 60;
/** How many names, and how many places, a message lists. */
const SHOWN = 20;

type Used = ChatInputCommandInteraction | AutocompleteInteraction;

/** `/channels collection`: says which collections a channel, a category or the server reads. @returns it in words */
export async function changeCollections(
  interaction: ChatInputCommandInteraction,
  guildId: string,
  context: CommandContext,
  messages: Messages,
): Promise<string> {
  const { bindings } = context.channels;
  const channel = interaction.options.get('channel')?.value;
  const channelId = typeof channel === 'string' ? channel : null;
  const written = interaction.options.getString('names')?.trim() ?? '';
  const place = placeText(channelId, messages);
  if (channelId === null || (written === ALL && isGivenNothing(guildId, context)))
    requireWhole(interaction, context);
  if (written === '') {
    bindings.unbind(guildId, channelId);
    return messages.t('collectionsUnbound', { place });
  }
  const collections = wantedOf(written, await offeredTo(interaction, guildId, context), messages);
  // The server may have removed the bot meanwhile: then what was kept of it is erased already.
  if (context.membership.has(guildId)) bindings.bind(guildId, channelId, collections);
  return messages.t('collectionsBound', { place, names: namesText(collections, messages) });
}

/**
 * People who manage the index give each server its share of the collections; the server's own admins assign these to
 * its places.
 */
function requireWhole(interaction: Used, { access }: Pick<CommandContext, 'access'>): void {
  if (!access.maySeeToIndex(interaction)) throw new Refusal(({ t }) => t('collectionsNotYours'));
}

/** Whether nobody has said what the server reads: all of nothing is nothing. */
function isGivenNothing(guildId: string, { channels }: Pick<CommandContext, 'channels'>): boolean {
  return channels.bindings.of(guildId, []) === undefined;
}

/** What a person may choose from: all collections, or those that the server has been given. */
async function offeredTo(
  interaction: Used,
  guildId: string,
  { access, channels, collections }: CommandContext,
): Promise<readonly string[]> {
  const all = await collections();
  if (access.maySeeToIndex(interaction)) return all;
  const given = channels.bindings.of(guildId, []);
  return given === null ? all : all.filter((name) => given?.includes(name) ?? false);
}

/** @throws Refusal if one of the names is none that is offered */
function wantedOf(written: string, offered: readonly string[], messages: Messages): Collections {
  if (written === ALL) return null;
  const known = (name: string): string | undefined =>
    offered.find((one) => one === name) ?? offered.find((one) => one.toLowerCase() === name.toLowerCase());
  const whole = known(written.normalize('NFC'));
  if (whole !== undefined) return [whole];
  const parts = written.normalize('NFC').split(SEPARATOR);
  const names = parts.map((part) => part.trim()).filter(Boolean);
  const unknown = names.find((name) => known(name) === undefined);
  if (unknown !== undefined || names.length === 0)
    throw new Refusal(({ t }) =>
      t('collectionsUnknown', {
        name: inLine(unknown ?? written, NAME_LENGTH),
        names: namesText(offered, messages),
      }),
    );
  return [...new Set(names.flatMap((name) => known(name) ?? []))];
}

/** Offers the names that complete what is being typed; of several, the last one. */
export async function completeCollections(
  interaction: AutocompleteInteraction,
  context: CommandContext,
): Promise<void> {
  const { guildId } = interaction;
  if (guildId === null) return interaction.respond([]);
  const offered = await offeredTo(interaction, guildId, context);
  const parts = interaction.options.getFocused().split(SEPARATOR);
  const last = parts.pop()?.trim().toLowerCase() ?? '';
  const before = parts.map((part) => part.trim()).filter(Boolean);
  const choices = offered
    .filter((name) => name.toLowerCase().includes(last) && !before.includes(name))
    .map((name) => [...before, name].join(', '))
    .filter(({ length }) => length <= LIMITS.choiceName)
    .slice(0, LIMITS.choices);
  await interaction.respond(choices.map((name) => ({ name, value: name })));
}

/** What a server's places read, as far as it was said; a hint if several servers share the articles. */
export async function collectionsText(
  interaction: Used,
  guildId: string,
  context: CommandContext,
  messages: Messages,
): Promise<string> {
  const said = context.channels.bindings.list(guildId);
  const readsNothing = isGivenNothing(guildId, context) && context.access.isSharedWith(interaction);
  const hint = readsNothing && (await isDivided(context)) ? [messages.t('collectionsNone')] : [];
  const lines = said.slice(0, SHOWN).map(({ channelId, collections: names }) =>
    messages.t('collectionsLine', {
      place: placeText(channelId, messages),
      names: namesText(names, messages),
    }),
  );
  if (said.length > SHOWN) lines.push(messages.t('andMore', { count: said.length - SHOWN }));
  return [...hint, ...lines].join('\n');
}

/** Whether there is anything to choose from; not known before there is an index. */
async function isDivided({ collections }: CommandContext): Promise<boolean> {
  try {
    return (await collections()).some((name) => name !== DEFAULT_COLLECTION);
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

function placeText(channelId: string | null, { t }: Messages): string {
  return channelId === null ? t('collectionsServer') : `<#${channelId}>`;
}

function namesText(names: Collections, { t }: Messages): string {
  if (names === null) return t('collectionsAll');
  const shown = names.slice(0, SHOWN).map((name) => inLine(name, NAME_LENGTH));
  const hidden = names.length - SHOWN;
  const list = [...shown, ...(hidden > 0 ? [t('andMore', { count: hidden })] : [])];
  return list.join(t('listSeparator')) || t('channelsNothing');
}

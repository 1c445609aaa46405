import { MessageFlags, PermissionFlagsBits } from 'discord.js';
import { type Messages, messagesFor } from '../../../i18n/messages.js';
import { type Component, deferReply, deferUpdate } from '../../../interactions/acknowledge.js';
import type { KeptQuestion } from '../../../interactions/asked-questions.js';
import type { CommandContext } from '../../../interactions/command.js';
import { Refusal, unknownButton } from '../../../interactions/refusal.js';
import { continuesIn, questionIn } from '../../../render/answer.js';
import type { Message } from '../../../render/message.js';
import { addressedIn, askerIn } from '../addressing.js';
import { answerControls, type ControlOptions } from '../controls.js';
import { helpRowsIn } from '../help-row.js';
import { narrowingIn } from '../narrowing.js';
import { quotesIn, type ShownQuote } from '../quote-menu.js';
import type { AnswerState } from '../state.js';

/** A press on a button below an answer, or a choice from its menu, with everything it needs. */
export interface Press {
  readonly interaction: Component;
  /** The state of the quote that it is about. */
  readonly state: AnswerState;
  /** The quotes of the message that may be shown again. */
  readonly quotes: readonly ShownQuote[];
  readonly context: CommandContext;
  /** In the language of the person. */
  readonly personal: Messages;
}

/** What shows which question a message answers. */
interface AskedOn extends Pick<Press, 'state' | 'context'> {
  readonly interaction: { readonly message: { readonly content: string } };
}

/** Where the effect of a press is shown. */
export interface Target {
  /** Whether the message itself changes, because it is private or the person's own. Others get a copy. */
  readonly isOwn: boolean;
  readonly isShareable: boolean;
  readonly isPublic: boolean;
  /** In the language of the server for everyone, of the person for a private message. */
  readonly messages: Messages;
}

export function isMessagePrivate({ message }: Component): boolean {
  return message.flags.has(MessageFlags.Ephemeral);
}

/** Whether the person who presses may change a message: a private one, or their own. */
export function isOwn(interaction: Component): boolean {
  return isMessagePrivate(interaction) || hasAsked(interaction);
}

/** Whether the person has asked for a message. In a separate thread, the message says who it was. */
export function hasAsked({ message, user }: Component): boolean {
  const owner = message.interactionMetadata?.user ?? message.mentions.repliedUser;
  return (owner?.id ?? askerIn(message.content)) === user.id;
}

/** Whether somebody may delete other people's messages there. */
export function mayManage({ memberPermissions }: Component): boolean {
  return memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false;
}

/** Acknowledges a press whose effect is a changed message or, if that may not be changed, a copy of a quote. */
export async function acknowledge(
  { interaction, context, personal }: Press,
  mayChange = true,
): Promise<Target> {
  const isPrivate = isMessagePrivate(interaction);
  const changes = mayChange && isOwn(interaction);
  if (changes) await deferUpdate(interaction);
  else await deferReply(interaction, true);
  const isPublic = changes && !isPrivate;
  return {
    isOwn: changes,
    isPublic,
    isShareable: interaction.guildId !== null && !isPublic,
    messages: isPublic ? messagesFor(context.locale) : personal,
  };
}

/** The quotes of the message: only the one that the press is about, if no menu has it. */
export function shownQuotes({ interaction, state, context }: Omit<Press, 'quotes'>): readonly ShownQuote[] {
  const quotes = quotesIn(interaction.message.components, context.ids);
  return quotes.some((quote) => quote.state.focus === state.focus) ? quotes : [quoteAlone(state)];
}

/** A quote without a menu, since its message has no other. */
export function quoteAlone(state: AnswerState): ShownQuote {
  return { state, label: '', description: '' };
}

/** The controls of the message, with the press's state for the quote in focus. */
export function controlsAfter(press: Press, target: Omit<Target, 'isOwn'>): Message['components'] {
  const { state } = press;
  const isInFocus = ({ state: { focus } }: ShownQuote): boolean => focus === state.focus;
  const quotes = press.quotes.map((quote) => (isInFocus(quote) ? { ...quote, state } : quote));
  return controlsFor(press, quotes, quotes.findIndex(isInFocus), target);
}

/**
 * The question that the message answers, read from it or from memory.
 *
 * @throws Refusal if the message does not repeat it, and it is forgotten
 */
export function questionOf(asked: AskedOn): KeptQuestion {
  const known = knownQuestion(asked);
  if (known) return known;
  const { state, context } = asked;
  if (state.nonce === '') throw unknownButton(context);
  throw new Refusal(({ t }) => t('questionForgotten', { ask: context.mention('ask') }));
}

/** The same; null if it is forgotten. */
export function knownQuestion({ interaction, state, context }: AskedOn): KeptQuestion | null {
  const { content } = interaction.message;
  const question = questionIn(content);
  if (question === null) return context.questions.of(state.nonce);
  const former = continuesIn(content);
  return { question, narrowing: narrowingIn(content), before: former === null ? [] : [former] };
}

/** The controls below what a press shows. */
export function controlsFor(
  { context, interaction }: Press,
  quotes: readonly ShownQuote[],
  focus: number,
  { messages, ...target }: Omit<Target, 'isOwn'>,
): Message['components'] {
  const options: ControlOptions = { ...target, hasVotes: context.journal !== null };
  const helpRows = target.isPublic ? helpRowsIn(interaction.message.components, context.ids) : [];
  return [...answerControls(quotes, focus, options, context.ids, messages), ...helpRows];
}

/** Changes the message, or the copy; it still addresses the same people, without another ping. */
export async function show({ interaction }: Press, message: Partial<Message>): Promise<void> {
  const users = addressedIn(message.content ?? interaction.message.content);
  const allowedMentions = { parse: [], users };
  await interaction.editReply({ ...message, ...(users.length > 0 && { allowedMentions }) });
}

import { randomBytes } from 'node:crypto';
import type { CommandInteraction, ModalSubmitInteraction } from 'discord.js';
import type { Answer } from '../../../answer/answer.js';
import { type Messages, messagesFor, messagesTo } from '../../i18n/messages.js';
import type { Narrowing } from '../../interactions/asked-questions.js';
import type { CommandContext } from '../../interactions/command.js';
import { journalFor } from '../../interactions/journal-for.js';
import { countQuestion, inTurn } from '../../interactions/question-turn.js';
import { introduced, meetsBot } from '../help/introduction.js';
import { notFound } from '../source/article-lists.js';
import type { Delivery } from './delivery/delivery.js';
import { askNarrowed, narrowingLines } from './narrowing.js';
import { answerReply } from './reply.js';
import { shownPart } from './shown-part.js';

/** How many quotes there are at a time by default. */
export const DEFAULT_COUNT = 3;
/** How much of a question is asked, in UTF-16 code units. */
export const QUESTION_MAX = 500;
/** Enough that no two answers get the same name by chance: 8 characters in a button. */
const NONCE_BYTES = 6;

export interface AskedQuestion {
  readonly question: string;
  /** How many quotes are wanted at a time; null if nobody has said. */
  readonly count: number | null;
  readonly narrowing: Narrowing;
  /** What was asked before, the newest last. */
  readonly before?: readonly string[];
  /** Whether the message is longer than what is asked. */
  readonly isPartial?: boolean;
}

/**
 * Answers a question that a command has brought.
 *
 * @param asked the question, or what reads it once a reply is promised
 */
export async function answerQuestion(
  interaction: CommandInteraction | ModalSubmitInteraction,
  asked: AskedQuestion | (() => Promise<AskedQuestion>),
  delivery: Delivery,
  context: CommandContext,
): Promise<void> {
  countQuestion(interaction, context);
  await delivery.begin();
  const given = typeof asked === 'function' ? await asked() : asked;
  const { question, count: wanted, narrowing, before = [], isPartial = false } = given;
  const { isPrivate } = delivery;
  const messages = isPrivate ? messagesTo(interaction, context) : messagesFor(context.locale);
  const count = wanted ?? DEFAULT_COUNT;
  const found = await inTurn(interaction, context, () =>
    askNarrowed(context.answers, question, narrowing, { top: count, ...(before.length > 0 && { before }) }),
  );
  if (!('answer' in found)) {
    await interaction.editReply(notFound(narrowing.article ?? '', found.nearest, messages, context.ids));
    return;
  }
  const part = shownPart(found.answer, { first: 0, count }, wanted !== null);
  const nonce = newNonce();
  const echo = isPrivate || context.echo;
  if (!echo) context.questions.keep(nonce, { question, narrowing, before });
  const options = {
    first: 0,
    count,
    isShareable: isPrivate && interaction.guildId !== null,
    isPublic: !isPrivate,
    nonce,
    above: [...delivery.above, ...partialLines(isPartial, messages)],
    echo,
    belowEcho: narrowingLines(narrowing, found.article, messages),
    messages,
  };
  const reply = answerReply(found.answer, part, options, context);
  const met = meetsBot(found.answer) ? await introduced(reply, context, messages) : reply;
  await delivery.send(met, part.quotes.length > 0);
  const shown = { ...found.answer, quotes: part.quotes };
  record(shown, interaction.guildId, context, Object.keys(narrowing).length > 0);
}

/** Says that only the beginning of the message was asked. */
export function partialLines(isPartial: boolean, { t }: Messages): string[] {
  return isPartial ? [t('onlyPartRead', { count: QUESTION_MAX })] : [];
}

/** Names an answer, see `AnswerState`. */
export function newNonce(): string {
  return randomBytes(NONCE_BYTES).toString('base64url');
}

/** A question with the one that it continues from, without which nobody would understand it. */
export function withFormer(question: string, former: string | null): string {
  return former === null ? question : `${former} → ${question}`;
}

/**
 * Keeps the question and what was quoted, if that is wanted, but not who has asked. A question to only some of the
 * articles is not a gap.
 */
export function record(
  { question, tier, chat, continues, quotes }: Answer,
  guildId: string | null,
  context: Pick<CommandContext, 'journal' | 'membership' | 'logger'>,
  isNarrowed = false,
): void {
  const journal = journalFor(guildId, context);
  try {
    if (chat) return;
    const whole = withFormer(question, continues);
    if (tier !== 'nothing' || !isNarrowed) journal?.recordQuestion({ question: whole, tier, guildId });
    if (tier !== 'nothing') journal?.recordCitations(quotes, guildId);
  } catch (error) {
    context.logger.error({ failure: error }, 'The question is answered, but could not be kept for /gaps');
  }
}

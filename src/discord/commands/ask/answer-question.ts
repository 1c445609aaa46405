import { randomBytes } from 'node:crypto';
import type { CommandInteraction, ModalSubmitInteraction } from 'discord.js';
import type { Answer } from '../../../answer/answer.js';
import { localeOf, messagesFor } from '../../i18n/messages.js';
import type { Narrowing } from '../../interactions/asked-questions.js';
import type { CommandContext } from '../../interactions/command.js';
import { countQuestion, inTurn } from '../../interactions/question-turn.js';
import { notFound } from '../source/article-lists.js';
import type { Delivery } from './delivery/delivery.js';
import { askNarrowed, narrowingLines } from './narrowing.js';
import { answerReply } from './reply.js';
import { shownPart } from './shown-part.js';

/** How many quotes there are at a time, if nobody says otherwise. */
export const DEFAULT_COUNT = 3;
/** As much of a question is asked, in UTF-16 code units. */
export const QUESTION_MAX = 500;
/** Enough that no two answers have the same name by chance: 8 characters in a button. */
const NONCE_BYTES = 6;

export interface AskedQuestion {
  readonly question: string;
  /** How many quotes are wanted at a time; null where nobody has said. */
  readonly count: number | null;
  readonly narrowing: Narrowing;
  /** What was asked before, the newest last. */
  readonly before?: readonly string[];
}

/** Answers a question that a command has brought. */
export async function answerQuestion(
  interaction: CommandInteraction | ModalSubmitInteraction,
  { question, count: wanted, narrowing, before = [] }: AskedQuestion,
  delivery: Delivery,
  context: CommandContext,
): Promise<void> {
  countQuestion(interaction, context);
  await delivery.begin();
  const { isPrivate, above } = delivery;
  const messages = messagesFor(isPrivate ? localeOf(interaction.locale, context.locale) : context.locale);
  const count = wanted ?? DEFAULT_COUNT;
  const asked = await inTurn(interaction, context, () =>
    askNarrowed(context.answers, question, narrowing, { top: count, ...(before.length > 0 && { before }) }),
  );
  if (!('answer' in asked)) {
    await interaction.editReply(notFound(narrowing.article ?? '', asked.nearest, messages, context.ids));
    return;
  }
  const part = shownPart(asked.answer, { first: 0, count }, wanted !== null);
  const nonce = newNonce();
  const echo = isPrivate || context.echo;
  if (!echo) context.questions.keep(nonce, { question, narrowing, before });
  const options = {
    first: 0,
    count,
    isShareable: isPrivate && interaction.guildId !== null,
    isPublic: !isPrivate,
    nonce,
    above,
    echo,
    belowEcho: narrowingLines(narrowing, asked.article, messages),
    messages,
  };
  await delivery.send(answerReply(asked.answer, part, options, context), part.quotes.length > 0);
  const shown = { ...asked.answer, quotes: part.quotes };
  record(shown, interaction.guildId, context, Object.keys(narrowing).length > 0);
}

/** Names an answer, see `AnswerState`. */
export function newNonce(): string {
  return randomBytes(NONCE_BYTES).toString('base64url');
}

/**
 * Keeps what was asked and what was quoted, if that is wanted: who has asked is not among it. What some of the articles
 * don't answer is no gap.
 */
export function record(
  { question, tier, chat, quotes }: Answer,
  guildId: string | null,
  { journal, logger }: Pick<CommandContext, 'journal' | 'logger'>,
  isNarrowed = false,
): void {
  try {
    if (chat) return;
    if (tier !== 'nothing' || !isNarrowed) journal?.recordQuestion({ question, tier, guildId });
    if (tier !== 'nothing') journal?.recordCitations(quotes, guildId);
  } catch (error) {
    logger.error({ failure: error }, 'The question is answered, but could not be kept for /gaps');
  }
}

import { randomBytes } from 'node:crypto';
import type { ChatInputCommandInteraction, MessageContextMenuCommandInteraction } from 'discord.js';
import type { Answer } from '../../../answer/answer.js';
import { localeOf, messagesFor } from '../../i18n/messages.js';
import { deferReply } from '../../interactions/acknowledge.js';
import type { Narrowing } from '../../interactions/asked-questions.js';
import type { CommandContext } from '../../interactions/command.js';
import { countQuestion, inTurn } from '../../interactions/question-turn.js';
import { MAX_QUOTES } from '../../render/answer.js';
import { notFound } from '../source/article-lists.js';
import { askNarrowed, narrowingLines } from './narrowing.js';
import { answerReply } from './reply.js';

/** How many quotes there are at a time, if nobody says otherwise. */
export const DEFAULT_COUNT = 3;
/** As much of a question is asked, in UTF-16 code units. */
export const QUESTION_MAX = 500;
/** Enough that no two answers have the same name by chance: 8 characters in a button. */
const NONCE_BYTES = 6;

export interface AskedQuestion {
  readonly question: string;
  readonly count: number;
  readonly narrowing: Narrowing;
  readonly isPrivate: boolean;
}

/** Answers a question that a command has brought, for everyone or for the person alone. */
export async function answerQuestion(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
  { question, count, narrowing, isPrivate }: AskedQuestion,
  context: CommandContext,
): Promise<void> {
  countQuestion(interaction, context);
  await deferReply(interaction, isPrivate);
  const messages = messagesFor(isPrivate ? localeOf(interaction.locale, context.locale) : context.locale);
  const asked = await inTurn(interaction, context, () =>
    askNarrowed(context.answers, question, narrowing, { top: count }),
  );
  if (!('answer' in asked)) {
    await interaction.editReply(notFound(narrowing.article ?? '', asked.nearest, messages));
    return;
  }
  const { answer, article } = asked;
  const nonce = newNonce();
  const echo = isPrivate || context.echo;
  if (!echo) context.questions.keep(nonce, { question, narrowing });
  const options = {
    first: 0,
    count,
    focus: 0,
    isShareable: isPrivate && interaction.guildId !== null,
    nonce,
    echo,
    belowEcho: narrowingLines(narrowing, article, messages),
    messages,
  };
  await interaction.editReply(answerReply(answer, options, context));
  record(answer, interaction.guildId, context, Object.keys(narrowing).length > 0);
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
    if (tier !== 'nothing') journal?.recordCitations(quotes.slice(0, MAX_QUOTES), guildId);
  } catch (error) {
    logger.error({ failure: error }, 'The question is answered, but could not be kept for /gaps');
  }
}

import type { Answer, Chat } from '../../answer/answer.js';
import { oneLine } from '../../text/one-line.js';
import type { Messages } from '../i18n/messages.js';
import { layOut } from './layout.js';
import { escapeMarkdown, shorten } from './markup.js';
import type { ActionRow, Message } from './message.js';
import { quoteCard } from './quote-card.js';
import { readBack } from './read-back.js';

/** The replies to chat, which asks no article anything. */
const CHAT_LINES = {
  thanks: 'thanks',
  greeting: 'greeting',
  aboutBot: 'aboutBot',
  smallTalk: 'smallTalk',
} as const satisfies Record<Chat, string>;
/** How much of the question is repeated, escaped. The rest of the message needs far less than the remaining room. */
const QUESTION_LENGTH = 1000;
/** The same for the question before. */
const FORMER_LENGTH = 300;
/** The most that `/ask` offers; nobody would read more. */
export const MAX_QUOTES = 5;

export interface AnswerOptions {
  /** How many quotes of the answer come before these. */
  readonly first?: number;
  /** Lines above everything else. */
  readonly above?: readonly string[];
  /** Whether the question is repeated, with these lines below it. */
  readonly echo?: boolean;
  readonly belowEcho?: readonly string[];
  readonly components?: ActionRow[];
}

/** An answer as a Discord message: a line or two of words, then one embed for each quote, five at most. */
export function renderAnswer(
  answer: Answer,
  messages: Messages,
  { first = 0, components = [], echo = true, above = [], belowEcho = [] }: AnswerOptions = {},
): Message {
  const quotes = answer.quotes.slice(0, MAX_QUOTES);
  const hasNumbers = isNumbered(first, quotes.length);
  const cards = quotes.map((quote, i) => {
    const look = {
      tier: quote.tier,
      isNear: quote.tier !== 'found',
      isPinned: quote.isPinned,
      number: hasNumbers ? first + i + 1 : null,
    };
    return quoteCard(quote, look, messages);
  });
  return {
    content: [...above, ...linesOf(answer, { first, echo, belowEcho }, messages)].join('\n'),
    embeds: layOut(cards, messages),
    components,
  };
}

/** Whether quotes have numbers: a single first one needs none. */
export function isNumbered(first: number, shown: number): boolean {
  return first > 0 || shown > 1;
}

/** The question in the first line of a reply; `questionIn` reads it back. */
export function questionLine(question: string, messages: Messages): string {
  return messages.t('question', { question: shorten(oneLine(question), QUESTION_LENGTH, escapeMarkdown) });
}

/** The question that one of our replies repeats, in any language; null if there is none. */
export function questionIn(content: string): string | null {
  return readBack(content, ({ t }, question) => t('question', { question }));
}

/** The former question that a reply says it continues from; null if it says none. */
export function continuesIn(content: string): string | null {
  return readBack(content, ({ t }, question) => t('continues', { question }));
}

/** All questions that one of our replies repeats, the newest last. */
export function questionsIn(content: string): string[] {
  return [continuesIn(content), questionIn(content)].flatMap((question) => question ?? []);
}

function continuesLine(former: string, echo: boolean, { t }: Messages): string {
  if (!echo) return t('continuesUnnamed');
  return t('continues', { question: shorten(oneLine(former), FORMER_LENGTH, escapeMarkdown) });
}

function quotesShown(first: number, count: number, { t }: Messages): string {
  if (count === 1) return t('quoteShown', { first: first + 1 });
  return t('quotesShown', { first: first + 1, last: first + count });
}

function linesOf(
  { question, tier, chat, continues, quotes, keywordsOnly, isCalibrated }: Answer,
  { first, echo, belowEcho }: Required<Pick<AnswerOptions, 'first' | 'echo' | 'belowEcho'>>,
  messages: Messages,
): string[] {
  const lines = echo ? [questionLine(question, messages), ...belowEcho] : [];
  if (continues !== null) lines.push(continuesLine(continues, echo, messages));
  if (chat) return [...lines, messages.t(CHAT_LINES[chat])];
  if (tier === 'related') lines.push(messages.t('related'));
  if (tier === 'nothing') lines.push(messages.t(quotes.length > 0 ? 'nothingButNear' : 'nothing'));
  if (first > 0) lines.push(quotesShown(first, quotes.length, messages));
  if (keywordsOnly) lines.push(messages.t('keywordsOnly'));
  if (!isCalibrated) lines.push(messages.t('notCalibrated'));
  return lines;
}

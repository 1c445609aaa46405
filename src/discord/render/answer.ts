import type { APIEmbed } from 'discord.js';
import type { Answer, Chat, QuotedExcerpt, Tier } from '../../answer/answer.js';
import { readableQuote } from '../../answer/table-rows.js';
import { oneLine } from '../../text/one-line.js';
import type { Messages } from '../i18n/messages.js';
import { alsoInLine, olderEditionsLine } from './also-in.js';
import { layOut, type QuoteCard } from './layout.js';
import { LIMITS } from './limits.js';
import { firstLink, hostOf } from './links.js';
import { escapeMarkdown, shorten } from './markup.js';
import type { ActionRow, Message } from './message.js';
import { readBack } from './read-back.js';

export const COLOURS: Readonly<Record<Tier, number>> = {
  found: 0x2e9e5b,
  related: 0xd9a21b,
  nothing: 0x8a8f98,
};
/** What is said to chat, which asks no article anything. */
const CHAT_LINES = {
  thanks: 'thanks',
  greeting: 'greeting',
  aboutBot: 'aboutBot',
  smallTalk: 'smallTalk',
} as const satisfies Record<Chat, string>;
/** How much of the question is repeated, escaped. The rest of the message needs far less than what is left. */
const QUESTION_LENGTH = 1000;
/** A footer is one line: what stands in it is cut long before Discord would refuse it. */
const FOOTER_LENGTH = 256;
const FOOTER_PART_LENGTH = 80;
/** As many as `/ask` offers; more would not be read. */
export const MAX_QUOTES = 5;

export interface AnswerOptions {
  /** How many quotes were shown before these. */
  readonly first?: number;
  /** Whether the question is repeated, with these lines below it. */
  readonly echo?: boolean;
  readonly belowEcho?: readonly string[];
  readonly components?: ActionRow[];
}

/** An answer as a Discord message: a line or two of words, then one embed for each quote, five at most. */
export function renderAnswer(
  answer: Answer,
  messages: Messages,
  { first = 0, components = [], echo = true, belowEcho = [] }: AnswerOptions = {},
): Message {
  const cards = answer.quotes
    .slice(0, MAX_QUOTES)
    .map((quote) => quoteCard(quote, quote.tier, messages, nearLine(answer, quote, messages)));
  return {
    content: contentOf(answer, { first, echo, belowEcho }, messages),
    embeds: layOut(cards, messages),
    components,
  };
}

/** Beside an answer, what is merely near is named so. */
function nearLine({ tier }: Answer, quote: QuotedExcerpt, messages: Messages): string {
  return tier === 'found' && quote.tier !== 'found' ? messages.t('merelyNear') : '';
}

/** A quote with its title, link, date, site, speaker or section, and where else it stands. */
export function quoteCard(quote: QuotedExcerpt, tier: Tier, messages: Messages, before = ''): QuoteCard {
  const link = firstLink(quote.link, quote.url);
  const footer = footerText(quote.date, hostOf(quote.url), quote.speaker ?? sectionOf(quote));
  const frame: APIEmbed = {
    title: embedTitle(quote.title, quote.articleId),
    color: COLOURS[tier],
    ...(link === null ? {} : { url: link }),
    ...(footer === '' ? {} : { footer: { text: footer } }),
  };
  // What is no answer has no answering words either.
  const highlights = tier === 'nothing' || isAllOf(quote) ? [] : quote.highlights;
  const after = [alsoInLine(quote.alsoIn, messages), olderEditionsLine(quote.olderEditions, messages)];
  return {
    frame,
    quote: readableQuote({ ...quote, highlights }),
    before,
    after: after.filter(Boolean).join('\n'),
  };
}

/** The heading that a quote stands under, unless the quote begins with it. */
function sectionOf({ text, section }: QuotedExcerpt): string | null {
  return section !== null && oneLine(text).startsWith(oneLine(section)) ? null : section;
}

/** Whether all of a quote is highlighted: then bold would tell nothing. */
function isAllOf({ start, end, highlights }: QuotedExcerpt): boolean {
  return highlights.some((span) => span.start <= start && span.end >= end);
}

/** The title of an article, on one line, cut and escaped for the title of an embed. */
export function embedTitle(title: string, id: string): string {
  return shorten(oneLine(title) || id, LIMITS.embedTitle, (text) => escapeMarkdown(text, false));
}

/** The parts of a footer that are there, on one line. Markup does not work in footers, so nothing is escaped. */
export function footerText(...parts: readonly (string | null)[]): string {
  const shown = parts.flatMap((part) => (part?.trim() ? [shorten(oneLine(part), FOOTER_PART_LENGTH)] : []));
  return shorten(shown.join(' · '), FOOTER_LENGTH);
}

/** The question as the first line of a reply says it; `questionIn` reads it again. */
export function questionLine(question: string, messages: Messages): string {
  return messages.t('question', { question: shorten(oneLine(question), QUESTION_LENGTH, escapeMarkdown) });
}

/** The question that a reply of ours repeats, in whatever language it is; null where there is none. */
export function questionIn(content: string): string | null {
  return readBack(content, ({ t }, question) => t('question', { question }));
}

function quotesShown(first: number, count: number, { t }: Messages): string {
  if (count === 1) return t('quoteShown', { first: first + 1 });
  return t('quotesShown', { first: first + 1, last: first + count });
}

function contentOf(
  { question, tier, chat, quotes, keywordsOnly, isCalibrated }: Answer,
  { first, echo, belowEcho }: Required<Pick<AnswerOptions, 'first' | 'echo' | 'belowEcho'>>,
  messages: Messages,
): string {
  const lines = echo ? [questionLine(question, messages), ...belowEcho] : [];
  if (chat) return [...lines, messages.t(CHAT_LINES[chat])].join('\n');
  if (tier === 'related') lines.push(messages.t('related'));
  if (tier === 'nothing') lines.push(messages.t(quotes.length > 0 ? 'nothingButNear' : 'nothing'));
  if (first > 0) lines.push(quotesShown(first, quotes.length, messages));
  if (keywordsOnly) lines.push(messages.t('keywordsOnly'));
  if (!isCalibrated) lines.push(messages.t('notCalibrated'));
  return lines.join('\n');
}

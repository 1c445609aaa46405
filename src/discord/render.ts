import type { APIEmbed } from 'discord.js';
import type { Answer, QuotedExcerpt, Tier } from '../answer/answer.js';
import { alsoInLine } from './also-in.js';
import { LIMITS } from './limits.js';
import { firstLink, siteOf } from './links.js';
import type { Message } from './message.js';
import type { Messages } from './messages.js';
import { blockQuote } from './quote.js';
import { escapeMarkdown, oneLine, shorten } from './text.js';

const COLOURS: Readonly<Record<Tier, number>> = { found: 0x2e9e5b, related: 0xd9a21b, nothing: 0x8a8f98 };
/** How much of the question is repeated, escaped. The rest of the message needs far less than what is left. */
const QUESTION_LENGTH = 1000;
/** A footer is one line: what stands in it is cut long before Discord would refuse it. */
const FOOTER_LENGTH = 256;
const FOOTER_PART_LENGTH = 80;
/** As many as `/ask` offers; more would not be read. */
export const MAX_QUOTES = 5;

/** An answer as a Discord message: a line or two of words, then one embed for each quote, five at most. */
export function renderAnswer(answer: Answer, messages: Messages): Message {
  const quotes = answer.quotes.slice(0, MAX_QUOTES);
  const frames = quotes.map((quote) => frameOf(quote, answer.tier));
  const ends = quotes.map(({ alsoIn }) => endOf(alsoInLine(alsoIn, messages)));
  const room = LIMITS.embedTotal - sum(frames.map(lengthOf)) - sum(ends.map(({ length }) => length));
  const shares = shareOut(
    room,
    quotes.map((quote, i) => blockQuote(quote, LIMITS.embedDescription - (ends[i]?.length ?? 0)).length),
  );
  const embeds = frames.map((frame, i) => withQuote(frame, quotes[i], shares[i], ends[i]));
  return { content: contentOf(answer, messages), embeds, components: [] };
}

/** The title of an article, on one line, cut and escaped for the title of an embed. */
export function embedTitle(title: string, id: string): string {
  return shorten(oneLine(title) || id, LIMITS.embedTitle, escapeMarkdown);
}

/** The parts of a footer that are there, on one line. Markup does not work in footers, so nothing is escaped. */
export function footerText(...parts: readonly (string | null)[]): string {
  const shown = parts.flatMap((part) => (part?.trim() ? [shorten(oneLine(part), FOOTER_PART_LENGTH)] : []));
  return shorten(shown.join(' · '), FOOTER_LENGTH);
}

function contentOf({ question, tier, quotes, keywordsOnly }: Answer, messages: Messages): string {
  const lines = [
    messages.t('question', { question: shorten(oneLine(question), QUESTION_LENGTH, escapeMarkdown) }),
  ];
  if (tier === 'related') lines.push(messages.t('related'));
  if (tier === 'nothing') lines.push(messages.t(quotes.length > 0 ? 'nothingButNear' : 'nothing'));
  if (keywordsOnly) lines.push(messages.t('keywordsOnly'));
  return lines.join('\n');
}

function frameOf(quote: QuotedExcerpt, tier: Tier): APIEmbed {
  const link = firstLink(quote.link, quote.url);
  const footer = footerText(quote.date, siteOf(quote.url), quote.speaker ?? quote.section);
  return {
    title: embedTitle(quote.title, quote.articleId),
    color: COLOURS[tier],
    ...(link === null ? {} : { url: link }),
    ...(footer === '' ? {} : { footer: { text: footer } }),
  };
}

/** What follows a block quote: an empty line would belong to neither. */
function endOf(line: string): string {
  return line === '' ? '' : `\n${line}`;
}

function withQuote(frame: APIEmbed, quote: QuotedExcerpt | undefined, share = 0, end = ''): APIEmbed {
  return quote ? { ...frame, description: blockQuote(quote, share) + end } : frame;
}

function lengthOf({ title, footer }: APIEmbed): number {
  return (title?.length ?? 0) + (footer?.text.length ?? 0);
}

/**
 * Shares room out fairly: nobody gets more than wanted, and what the modest leave goes to the others.
 *
 * @returns for each wish what it gets, in the order of the wishes
 */
export function shareOut(room: number, wishes: readonly number[]): number[] {
  const shares = wishes.map(() => 0);
  const modestFirst = wishes.map((wish, i) => ({ wish, i })).sort((a, b) => a.wish - b.wish);
  let left = room;
  for (const [rank, { wish, i }] of modestFirst.entries()) {
    const share = Math.min(wish, Math.floor(left / (modestFirst.length - rank)));
    shares[i] = share;
    left -= share;
  }
  return shares;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

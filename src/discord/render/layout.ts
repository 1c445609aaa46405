import type { APIEmbed } from 'discord.js';
import type { QuotedExcerpt } from '../../answer/answer.js';
import type { Messages } from '../i18n/messages.js';
import { LIMITS } from './limits.js';
import { blockQuote } from './quote.js';

/** A quote with what surrounds it, not yet laid out in a message. */
export interface QuoteCard {
  /** Title, colour, address and footer. */
  readonly frame: APIEmbed;
  readonly quote: Pick<QuotedExcerpt, 'text' | 'start' | 'highlights'>;
  /** Lines of markup before and after the quote; empty for none. */
  readonly before: string;
  readonly after: string;
}

/**
 * Lays quotes out as embeds that fit into one message: the room is shared fairly, quotes are cut between sentences,
 * and a line below each says how much of it is missing.
 *
 * @param taken what the message's other embeds take up already
 */
export function layOut(cards: readonly QuoteCard[], messages: Messages, taken = 0): APIEmbed[] {
  const leftOut = (count: number): string => messages.t('leftOut', { count });
  const around = cards.map(({ frame, before, after }) => embedLength(frame) + linesLength(before, after));
  const room = LIMITS.embedTotal - taken - sum(around);
  const most = cards.map(({ before, after }) => LIMITS.embedDescription - linesLength(before, after));
  const wishes = cards.map(({ quote }, i) => blockQuote(quote, most[i] ?? 0, leftOut).length);
  const shares = shareOut(room, wishes);
  return cards.map(({ frame, quote, before, after }, i) => ({
    ...frame,
    description: [before, blockQuote(quote, shares[i] ?? 0, leftOut), after].filter(Boolean).join('\n'),
  }));
}

/** Whether a quote can be shown whole next to embeds that take up this much. */
export function fitsWhole({ frame, quote, before, after }: QuoteCard, taken: number): boolean {
  const length = blockQuote(quote, Number.POSITIVE_INFINITY, () => '').length + linesLength(before, after);
  return length <= LIMITS.embedDescription && taken + embedLength(frame) + length <= LIMITS.embedTotal;
}

/** How much an embed counts towards its message's total. */
export function embedLength({ author, title, description, footer, fields }: APIEmbed): number {
  const inFields = (fields ?? []).map(({ name, value }) => name.length + value.length);
  const single = [author?.name, title, description, footer?.text].map((text) => text?.length ?? 0);
  return sum([...single, ...inFields]);
}

function linesLength(...lines: readonly string[]): number {
  return sum(lines.map((line) => (line === '' ? 0 : line.length + 1)));
}

/**
 * Shares room fairly: nobody gets more than they want, and what small wishes leave goes to the others.
 *
 * @returns what each wish gets, in the order of the wishes
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

import type { Embedder } from '../embedding/embedder.js';
import type { PassageIndex } from '../index/passage-index.js';
import { textIdOf } from '../retrieval/hit.js';
import type { JudgedQuote } from '../retrieval/judging/judge-quotes.js';
import { retrieve } from '../retrieval/retriever.js';
import type { QuotedExcerpt } from './answer.js';
import { toExcerpts } from './answer-from.js';

/** One article's best quote on a topic. */
export interface TimelineEntry {
  readonly quote: QuotedExcerpt;
  /** How many whole months without an article lie before it, if they are enough to be mentioned; else 0. */
  readonly gapBefore: number;
}

/** What the articles say on a topic, oldest first, those without a date last. */
export interface Timeline {
  readonly topic: string;
  readonly entries: readonly TimelineEntry[];
  /** How many more articles say something on it. */
  readonly leftOut: number;
}

/** How many quotes are looked at; several may be from one article. */
const QUOTES = 24;
/** How many articles are shown. */
export const TIMELINE_LENGTH = 8;
/** How much of the topic a quote's passage must hold, as a share of what the best one's does. */
const ON_TOPIC = 0.5;
/** If the best passage holds this much of a topic, the topic is known, although the passage may answer no question. */
const COVERED = 0.5;
/** From this many whole months without an article on, a gap is mentioned. */
const LONG_GAP = 3;

/**
 * The best quote of each article that says something on a topic, by date. Reposts of a text count as one.
 *
 * @param aliases each is several names of one thing, by which it is searched for, too
 */
export async function timelineOf(
  index: PassageIndex,
  embedder: Embedder | null,
  topic: string,
  aliases: readonly (readonly string[])[] = [],
): Promise<Timeline> {
  const { quotes, tier } = await retrieve(index, embedder, topic, { top: QUOTES, aliases });
  const best = quotes[0]?.evidence.coverage ?? 0;
  const isKnown = tier !== 'nothing' || best >= COVERED;
  const onTopic = isKnown ? quotes.filter(({ evidence }) => evidence.coverage >= ON_TOPIC * best) : [];
  const texts = oneOfEach(onTopic);
  const shown = texts.slice(0, TIMELINE_LENGTH).sort(byDate);
  const excerpts = await toExcerpts(index, shown);
  const entries = excerpts.map((quote, i): TimelineEntry => {
    const months = monthsBetween(excerpts[i - 1]?.date ?? null, quote.date);
    return { quote, gapBefore: months >= LONG_GAP ? months : 0 };
  });
  return { topic, entries, leftOut: texts.length - shown.length };
}

function oneOfEach(quotes: readonly JudgedQuote[]): JudgedQuote[] {
  const seen = new Set<string>();
  return quotes.filter(({ hit }) => {
    const text = textIdOf(hit);
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}

function byDate(a: JudgedQuote, b: JudgedQuote): number {
  const [first, second] = [a.article.date, b.article.date];
  if (first === second) return a.article.id < b.article.id ? -1 : 1;
  if (first === null || second === null) return first === null ? 1 : -1;
  return first < second ? -1 : 1;
}

/** How many whole months lie between two dates, `YYYY-MM-DD`; 0 if one is not known. */
function monthsBetween(earlier: string | null, later: string | null): number {
  if (earlier === null || later === null) return 0;
  const [from, to] = [new Date(earlier), new Date(later)];
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return to.getUTCDate() < from.getUTCDate() ? months - 1 : months;
}

import { areReposts, type Hit, passageText, type ReadHit } from '../hit.js';
import { holdsNearly, isNearDuplicate } from '../quoting/duplicates.js';
import type { ArticleReader } from './article-reader.js';

/**
 * How many of the best hits are read for each wanted quote, and at least; hits in reposts of what was read are added,
 * up to a total.
 */
const READ = { perQuote: 4, least: 12, most: 200 } as const;

/** A hit whose article was read, and in which order. */
export interface CountedHit extends ReadHit {
  /** How many hits must be read until this one is, including itself, without those that don't count. */
  readonly nth: number;
}

/** How many hits are read for a number of quotes. */
export function hitsReadFor(quotes: number): number {
  return Math.max(READ.least, quotes * READ.perQuote);
}

/**
 * Reads the best hits. Passages that repost a better hit's are left out; those that differ from it slightly are read
 * and don't count.
 *
 * @param hits best first
 * @param quotes how many are wanted
 */
export async function readHits(
  reader: ArticleReader,
  hits: readonly Hit[],
  quotes: number,
): Promise<CountedHit[]> {
  const count = hitsReadFor(quotes);
  const read: CountedHit[] = [];
  let own = 0;
  for await (const item of inBatches(reader, hits.slice(0, Math.max(count, READ.most)), count)) {
    const text = passageText(item);
    const rivals = read.filter((other) => areReposts(item.hit, other.hit)).map(passageText);
    if (rivals.some((rival) => holdsNearly(rival, text))) continue;
    const nth = own + 1;
    if (!rivals.some((rival) => isNearDuplicate(rival, text))) own++;
    read.push({ ...item, nth });
    if (own === count) break;
  }
  return read;
}

/** Reads the first `count` hits in one call, and twice as many each time that these are not enough. */
async function* inBatches(
  reader: ArticleReader,
  hits: readonly Hit[],
  count: number,
): AsyncGenerator<ReadHit> {
  for (let from = 0, size = count; from < hits.length; from += size, size *= 2)
    yield* await reader.read(hits.slice(from, from + size));
}

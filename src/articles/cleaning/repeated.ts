import { fold } from '../../text/fold.js';
import { shinglesOf } from '../../text/shingles.js';
import type { Article, Block, Turn } from '../article.js';
import { isByline } from '../facts/byline.js';
import type { RemovedText } from '../removed.js';

/** An article, and what was removed from its file. */
export interface CleanedArticle {
  readonly article: Article;
  readonly removed: readonly RemovedText[];
}

/** How many blocks at each end of an article may belong to the site. */
const REACH = 6;
/** Shorter blocks recur by chance: `Thank you.` In letters and digits. */
const MIN_LENGTH = 10;
/** In how many articles that are not copies of each other a block must occur. */
const MIN_ARTICLES = 3;
/** How many articles with a block are compared at most: some of the first are enough. */
const MAX_COMPARED = 12;
/** Two texts that share more than this of the shorter one's shingles are copies, 0 to 1. */
const COPY = 0.4;
/** Ends that make up more of an article than this are its text, 0 to 1. */
const MAX_SHARE = 0.4;

interface Edges {
  /** The keys of the first blocks, in order, and of the last ones, from the end. */
  readonly first: readonly string[];
  readonly last: readonly string[];
}

/**
 * A second look when all articles have been read: leaves out text that several of them have word for word at the
 * start or the end, such as a column's introduction or a site's closing words. Copies of one article count once;
 * titles, headings and bylines stay. Articles that lose nothing are returned as they are. Pure.
 */
export function dropRepeated<T extends CleanedArticle>(articles: readonly T[]): T[] {
  const edges = articles.map(({ article }) => edgesOf(article));
  const repeated = repeatedKeys(articles, edges);
  if (repeated.size === 0) return [...articles];
  return articles.map((item, i) => {
    const { first = [], last = [] } = edges[i] ?? {};
    const start = countLeading(first, repeated);
    const end = countLeading(last, repeated);
    return start + end === 0 ? item : withoutEdges(item, start, end);
  });
}

function edgesOf({ text, title, blocks }: Article): Edges {
  const keyOf = ({ kind, start, end }: Block): string => {
    const words = text.slice(start, end);
    const key = fold(words).replace(/[^\p{L}\p{N}]/gu, '');
    const isOwn = kind === 'heading' || kind === 'code' || kind === 'table' || isByline(words);
    return isOwn || key.length < MIN_LENGTH || words === title ? '' : key;
  };
  const half = Math.min(REACH, Math.floor(blocks.length / 2));
  return {
    first: blocks.slice(0, half).map(keyOf),
    last: blocks
      .slice(blocks.length - half)
      .map(keyOf)
      .reverse(),
  };
}

function countLeading(keys: readonly string[], repeated: ReadonlySet<string>): number {
  const end = keys.findIndex((key) => !repeated.has(key));
  return end === -1 ? keys.length : end;
}

function repeatedKeys(articles: readonly CleanedArticle[], edges: readonly Edges[]): ReadonlySet<string> {
  const holders = new Map<string, number[]>();
  for (const [i, { first, last }] of edges.entries()) {
    for (const key of new Set([...first, ...last])) {
      if (key !== '') holders.set(key, [...(holders.get(key) ?? []), i].slice(0, MAX_COMPARED));
    }
  }
  const often = [...holders].filter(([, among]) => among.length >= MIN_ARTICLES);
  const ownShingles = memoize((i: number) => new Set(shinglesOf(articles[i]?.article.text ?? '')));
  return new Set(
    often.filter(([, among]) => countDifferent(among.map(ownShingles)) >= MIN_ARTICLES).map(([key]) => key),
  );
}

/** How many of the texts are not copies of those before them. */
function countDifferent(texts: readonly ReadonlySet<number>[]): number {
  const different: ReadonlySet<number>[] = [];
  for (const text of texts) if (!different.some((other) => isCopy(text, other))) different.push(text);
  return different.length;
}

function isCopy(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared++;
  return shared > small.size * COPY;
}

function withoutEdges<T extends CleanedArticle>(item: T, start: number, end: number): T {
  const { article, removed } = item;
  const kept = article.blocks.slice(start, article.blocks.length - end);
  const from = kept[0]?.start ?? 0;
  const to = kept.at(-1)?.end ?? article.text.length;
  if (to - from < article.text.length * (1 - MAX_SHARE)) return item;
  const text = article.text.slice(from, to);
  const blocks = kept.map((block) => ({ ...block, start: block.start - from, end: block.end - from }));
  const gone = article.blocks.filter((_, i) => i < start || i >= article.blocks.length - end);
  const repeated = gone.map((block) => ({
    text: article.text.slice(block.start, block.end),
    reason: 'repeated' as const,
    rule: 'repeated',
  }));
  return {
    ...item,
    article: { ...article, text, blocks, turns: turnsWithin(article.turns, from, to) },
    removed: [...removed, ...repeated],
  };
}

/** The turns of a stretch, with offsets relative to it. */
function turnsWithin(turns: readonly Turn[], from: number, to: number): Turn[] {
  const inside = turns.filter(({ start, textStart }) => start >= from && textStart < to);
  return inside.map((turn) => ({
    ...turn,
    start: turn.start - from,
    textStart: turn.textStart - from,
    end: Math.min(turn.end, to) - from,
  }));
}

function memoize<T>(compute: (i: number) => T): (i: number) => T {
  const known = new Map<number, T>();
  return (i) => {
    const value = known.get(i) ?? compute(i);
    known.set(i, value);
    return value;
  };
}

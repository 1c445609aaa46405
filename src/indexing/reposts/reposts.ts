import type { Article } from '../../articles/article.js';
import type { RepostSketch } from '../../index/local/readback.js';
import { shinglesOf } from '../../text/shingles.js';
import { pacer } from '../pace.js';
import { coverageOf } from './coverage.js';
import { candidatePairs, similarity, sketchOf } from './sketch.js';

/**
 * How alike two texts must be that are the same: the shingles they share (0..1) and the share of the less covered
 * one that is covered by the other (0..1), added. Reposts with a fifth of their text edited have 1.2 as a rule,
 * and with 60 % .95 at most (`bench/reposts.mjs`); entries of an encyclopedia written by one template have 1.1.
 */
const SAME = 1.15;

/**
 * A repost that breaks off: how much of it must stand in the other text, how much of that it must be, and the
 * share of what they have in common that stands in as much of the other's beginning, with a little room.
 */
const TRUNCATED = { held: 0.8, least: 0.35, inHead: 0.9, room: 1.25 } as const;

/** Below this many shingles a few common phrases cover a whole text: then the texts must nearly be the same. */
const SHORT = 120;
const SHORT_SIMILARITY = 0.5;

/** Pairs whose sketches are less alike than this are not looked at: what is the same text has .2 and more. */
const LEAST_SIMILARITY = 0.12;

/** What an article must have to be put into a group and to be chosen as its first. */
export type Groupable = Pick<Article, 'id' | 'url' | 'date' | 'text'>;

/**
 * Finds the articles that are the same text: under other titles, addresses and boilerplate, in the other
 * script, with small edits (up to a fifth), with paragraphs moved, or broken off after a third or more. Articles
 * that quote the same paragraphs are not.
 *
 * @returns the groups of two and more ids; in each the one to be shown first comes first, that is with an
 *   address, then the oldest, then the longest, then by id. The order of the articles makes no difference, and
 *   no group is split by an article that is added
 * @param sketches of the articles' texts, in their order, where they are known
 * @param groupBefore spares comparing what was compared when the articles were grouped before
 */
export async function groupReposts(
  articles: readonly Groupable[],
  sketches: readonly (RepostSketch | null)[] = articles.map(({ text }) => sketchText(text)),
  groupBefore: GroupBefore = () => null,
): Promise<string[][]> {
  const texts = distinctTexts(articles, sketches);
  const groups = new DisjointSets(texts.length);
  const shingles = new Map<number, Uint32Array>();
  const shinglesAt = (at: number): Uint32Array => {
    const known = shingles.get(at) ?? shinglesOf(texts[at]?.articles[0]?.text ?? '');
    shingles.set(at, known);
    return known;
  };
  const pause = pacer();
  const distinct = texts.map(({ sketch }) => sketch);
  const known = texts.map((text) => groupOf(text, groupBefore));
  for (const [a, b] of candidatePairs(distinct)) {
    await pause();
    if (groups.find(a) === groups.find(b)) continue;
    // Two that were grouped before and came into two groups are not the same text.
    if (known[a] && known[b] && known[a] !== known[b]) continue;
    if (similarity(distinct[a], distinct[b]) < LEAST_SIMILARITY) continue;
    if (areSameText(shinglesAt(a), shinglesAt(b))) groups.join(a, b);
  }
  return groups
    .all()
    .map((places) => places.flatMap((at) => texts[at]?.articles ?? []).sort(byRank))
    .filter(({ length }) => length > 1)
    .map((group) => group.map(({ id }) => id))
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

/**
 * Names the group that an article was in when it and others were grouped before: its own id where it was alone,
 * null where it was not there or had another text.
 */
export type GroupBefore = (id: string) => string | null;

/** The group of any of a text's articles: they all were in the same one. */
function groupOf({ articles }: DistinctText, groupBefore: GroupBefore): string | null {
  for (const { id } of articles) {
    const group = groupBefore(id);
    if (group !== null) return group;
  }
  return null;
}

interface DistinctText {
  readonly articles: Groupable[];
  readonly sketch: Uint32Array;
}

/** What tells of a text which others it may be the same as; null for one without words. */
export function sketchText(text: string): RepostSketch | null {
  const shingles = shinglesOf(text);
  return shingles.length === 0 ? null : { key: keyOf(shingles), sketch: sketchOf(shingles) };
}

/** Articles whose shingles are all the same come together beforehand: there may be very many of them. */
function distinctTexts(
  articles: readonly Groupable[],
  sketches: readonly (RepostSketch | null)[],
): DistinctText[] {
  const texts = new Map<string, DistinctText>();
  for (const [i, article] of articles.entries()) {
    const sketch = sketches[i];
    if (!sketch) continue;
    const text = texts.get(sketch.key);
    if (text) text.articles.push(article);
    else texts.set(sketch.key, { articles: [article], sketch: sketch.sketch });
  }
  return [...texts.values()];
}

function keyOf(shingles: Uint32Array): string {
  let a = 0;
  let b = 0;
  for (const shingle of shingles) {
    a = (Math.imul(a, 0x01000193) ^ shingle) >>> 0;
    b = (Math.imul(b, 0x85ebca6b) + shingle) >>> 0;
  }
  return `${shingles.length}:${a}:${b}`;
}

function areSameText(a: Uint32Array, b: Uint32Array): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const inShort = new Set(short);
  const inLong = new Set(long);
  const shared = jaccard(inShort, inLong);
  if (short.length < SHORT) return shared >= SHORT_SIMILARITY;
  const ofShort = coverageOf(short, inLong);
  const ofLong = coverageOf(long, inShort, short.length * TRUNCATED.room);
  if (shared + Math.min(ofShort.share, ofLong.share) >= SAME) return true;
  return (
    short.length < long.length &&
    ofShort.share >= TRUNCATED.held &&
    ofLong.share >= TRUNCATED.least &&
    ofLong.inHead >= TRUNCATED.inHead
  );
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const shingle of a) if (b.has(shingle)) shared++;
  return shared / (a.size + b.size - shared);
}

/** Which of several articles of the same text is shown first. */
export function byRank(a: Groupable, b: Groupable): number {
  return (
    Number(a.url === null) - Number(b.url === null) ||
    compare(a.date ?? '9999', b.date ?? '9999') ||
    b.text.length - a.text.length ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Sets of numbers from 0 on, each in one set of its own at first. */
class DisjointSets {
  readonly #parents: number[];

  constructor(size: number) {
    this.#parents = Array.from({ length: size }, (_, i) => i);
  }

  find(item: number): number {
    let root = item;
    for (
      let parent = this.#parents[root];
      parent !== undefined && parent !== root;
      parent = this.#parents[root]
    )
      root = parent;
    this.#parents[item] = root;
    return root;
  }

  join(a: number, b: number): void {
    this.#parents[this.find(a)] = this.find(b);
  }

  all(): number[][] {
    const sets = new Map<number, number[]>();
    for (const item of this.#parents.keys()) {
      const root = this.find(item);
      const set = sets.get(root);
      if (set) set.push(item);
      else sets.set(root, [item]);
    }
    return [...sets.values()];
  }
}

import type { Article } from '../../articles/article.js';
import type { RepostSketch } from '../../index/records.js';
import { pacer } from '../../pacer.js';
import { shinglesOf } from '../../text/shingles.js';
import { textComparer } from './same-text.js';
import { SketchIndex, similarity, sketchOf } from './sketch.js';

/** Pairs whose sketches are less alike than this are not looked at: equal texts have .2 and more. */
const LEAST_SIMILARITY = 0.12;

/** What is known about an article in order to group it and to choose its group's first. */
export type Groupable = Pick<Article, 'id' | 'title' | 'url' | 'date' | 'text'>;

/** What the last run knew of the articles. */
export interface EarlierGroups {
  /** The first of the group that an article was in, its own id if it was alone; null if it did not exist. */
  groupOf(id: string): string | null;
  /** Whether its text is unchanged. */
  isUnchanged(id: string): boolean;
}

const NONE: EarlierGroups = { groupOf: () => null, isUnchanged: () => false };

/**
 * Finds the articles that are the same text: under other titles, addresses and boilerplate, in the other script, with
 * small edits (up to a fifth), with paragraphs moved, or broken off after a third or more. Articles that quote the
 * same paragraphs are not the same text, nor are editions. Each member of a group is the same as its first: a chain
 * of texts, each like the next, is not a group.
 *
 * @returns the groups of two and more ids; in each the one to be shown comes first. That is the one an admin has
 * named, else the first of before, else one that existed before: a copy that claims to be older replaces nothing.
 * Otherwise it is the one with an address, then the oldest, then the longest, then by id. The order of the articles
 * makes no difference
 * @param sketches of the articles' texts, in their order, if they are known
 * @param earlier saves comparing again what was compared before
 * @param originals the ids that an admin has named, most important first
 */
export async function groupReposts(
  articles: readonly Groupable[],
  sketches: readonly (RepostSketch | null)[] = articles.map(({ text }) => sketchText(text)),
  earlier: EarlierGroups = NONE,
  originals: readonly string[] = [],
): Promise<string[][]> {
  const byRank = rankedAfter(earlier, originals);
  const texts = distinctTexts(articles, sketches, byRank);
  const index = new SketchIndex(texts.map(({ sketch }) => sketch));
  const pause = pacer();
  const areSame = comparer(earlier);
  const groups: DistinctText[][] = [];
  const taken = new Set<DistinctText>();
  for (const [at, first] of texts.entries()) {
    if (taken.has(first)) continue;
    taken.add(first);
    const group = [first];
    await pause();
    for (const other of index.near(at).flatMap((place) => texts[place] ?? [])) {
      if (taken.has(other) || similarity(first.sketch, other.sketch) < LEAST_SIMILARITY) continue;
      await pause();
      if (!areSame(first, other)) continue;
      taken.add(other);
      group.push(other);
    }
    groups.push(group);
  }
  return groups
    .map((group) => group.flatMap((text) => text.articles).sort(byRank))
    .filter(({ length }) => length > 1)
    .map((group) => group.map(({ id }) => id))
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

/** Compares texts, except those that the last run has compared already. */
function comparer(earlier: EarlierGroups): (first: DistinctText, other: DistinctText) => boolean {
  const areSame = textComparer();
  return ({ articles: [a] }, { articles: [b] }) => {
    if (!a || !b) return false;
    if (earlier.isUnchanged(a.id) && earlier.isUnchanged(b.id)) {
      const [groupA, groupB] = [earlier.groupOf(a.id), earlier.groupOf(b.id)];
      if (groupA === a.id && groupB === a.id) return true;
      // Two firsts were compared, and found to be different texts.
      if (groupA === a.id && groupB === b.id) return false;
    }
    return areSame(a, b);
  };
}

interface DistinctText {
  /** The one to be shown first comes first. */
  readonly articles: readonly Groupable[];
  readonly sketch: Uint32Array;
}

/** By which a text's possible copies are found; null for a text without words. */
export function sketchText(text: string): RepostSketch | null {
  const shingles = shinglesOf(text);
  return shingles.length === 0 ? null : { key: keyOf(shingles), sketch: sketchOf(shingles) };
}

/**
 * Articles with exactly the same shingles are joined beforehand: there may be very many of them.
 *
 * @returns the texts in the order of their first articles
 */
function distinctTexts(
  articles: readonly Groupable[],
  sketches: readonly (RepostSketch | null)[],
  byRank: Rank,
): DistinctText[] {
  const texts = new Map<string, { articles: Groupable[]; sketch: Uint32Array }>();
  for (const [i, article] of articles.entries()) {
    const sketch = sketches[i];
    if (!sketch) continue;
    const text = texts.get(sketch.key);
    if (text) text.articles.push(article);
    else texts.set(sketch.key, { articles: [article], sketch: sketch.sketch });
  }
  for (const text of texts.values()) text.articles.sort(byRank);
  return [...texts.values()].sort(({ articles: [a] }, { articles: [b] }) => (a && b ? byRank(a, b) : 0));
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

type Rank = (a: Groupable, b: Groupable) => number;

/** Which of several articles of the same text is shown first. */
export function rankedAfter({ groupOf }: EarlierGroups = NONE, originals: readonly string[] = []): Rank {
  const places = new Map(originals.map((id, place) => [id, place]));
  const named = (id: string): number => places.get(id) ?? originals.length;
  const standing = (id: string): number => {
    const group = groupOf(id);
    if (group === id) return 0;
    return group === null ? 2 : 1;
  };
  return (a, b) =>
    named(a.id) - named(b.id) ||
    standing(a.id) - standing(b.id) ||
    Number(a.url === null) - Number(b.url === null) ||
    compare(a.date ?? '9999', b.date ?? '9999') ||
    b.text.length - a.text.length ||
    compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

import { shinglesOf } from '../../text/shingles.js';
import { coverageOf } from './coverage.js';
import { editionsComparer, type Titled } from './editions.js';
import { type Shared, ShingleTable } from './shared.js';

/**
 * How alike two texts must be to count as the same: the share of shingles in common (0..1) plus the share of the less
 * covered text that the other covers (0..1). Reposts with a fifth of their text edited have 1.2 as a rule, and with
 * 60 % .95 at most (`bench/reposts.mjs`); entries of an encyclopedia written by one template have 1.1.
 */
const SAME = 1.15;

/**
 * For a repost that breaks off: the share of it that must be in the other text, the share of that text which it must
 * cover, and the share of what they have in common that must be in the other's beginning of the same length, with a
 * little tolerance.
 */
const TRUNCATED = { held: 0.8, least: 0.35, inHead: 0.9, room: 1.25 } as const;

/** With fewer shingles a few common phrases cover a whole text: then the texts must be nearly the same. */
const SHORT = 120;
const SHORT_SIMILARITY = 0.5;

/** What is remembered of a text: its shingles in order, and how many of them differ. */
interface Shingled {
  readonly shingles: Uint32Array;
  readonly distinct: number;
}

/**
 * Says whether two articles are the same text. Remembers what it has worked out of those that it was asked about, and
 * is quick if it is asked about the same first one again and again.
 */
export function textComparer(): (a: Titled, b: Titled) => boolean {
  const known = new Map<Titled, Shingled>();
  const shingled = (article: Titled): Shingled => {
    const found = known.get(article) ?? shingledFrom(article);
    known.set(article, found);
    return found;
  };
  const areEditions = editionsComparer();
  let first: { readonly article: Titled; readonly table: ShingleTable } | undefined;
  return (a, b) => {
    const [one, other] = [shingled(a), shingled(b)];
    if (first?.article !== a) first = { article: a, table: new ShingleTable(one.shingles) };
    const length = Math.min(one.shingles.length, other.shingles.length);
    return areAlike(one, other, first.table.sharedWith(other.shingles)) && !areEditions(a, b, length < SHORT);
  };
}

function shingledFrom({ text }: Titled): Shingled {
  const shingles = shinglesOf(text);
  return { shingles, distinct: new Set(shingles).size };
}

function areAlike(a: Shingled, b: Shingled, { distinct, before, beforeInOther }: Shared): boolean {
  const isFirstShort = a.shingles.length <= b.shingles.length;
  const [short, long] = isFirstShort ? [before, beforeInOther] : [beforeInOther, before];
  const [shortLength, longLength] = [short.length - 1, long.length - 1];
  // The Jaccard index.
  const shared = distinct / (a.distinct + b.distinct - distinct);
  if (shortLength < SHORT) return shared >= SHORT_SIMILARITY;
  const ofShort = coverageOf(short);
  if (shared + ofShort.share < SAME && ofShort.share < TRUNCATED.held) return false;
  const ofLong = coverageOf(long, shortLength * TRUNCATED.room);
  if (shared + Math.min(ofShort.share, ofLong.share) >= SAME) return true;
  return (
    shortLength < longLength &&
    ofShort.share >= TRUNCATED.held &&
    ofLong.share >= TRUNCATED.least &&
    ofLong.inHead >= TRUNCATED.inHead
  );
}

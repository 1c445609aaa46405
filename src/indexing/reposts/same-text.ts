import { shinglesOf } from '../../text/shingles.js';
import { coverageOf } from './coverage.js';
import { areEditions, type Titled } from './editions.js';

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

/** Says whether two articles are the same text. Remembers the shingles of those that it was asked about. */
export function textComparer(): (a: Titled, b: Titled) => boolean {
  const known = new Map<Titled, Uint32Array>();
  const shinglesIn = (article: Titled): Uint32Array => {
    const shingles = known.get(article) ?? shinglesOf(article.text);
    known.set(article, shingles);
    return shingles;
  };
  return (a, b) => {
    const [first, second] = [shinglesIn(a), shinglesIn(b)];
    return areAlike(first, second) && !areEditions(a, b, Math.min(first.length, second.length) < SHORT);
  };
}

function areAlike(a: Uint32Array, b: Uint32Array): boolean {
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

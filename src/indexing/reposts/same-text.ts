import { shinglesOf } from '../../text/shingles.js';
import { coverageOf } from './coverage.js';
import { areEditions, type Titled } from './editions.js';

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

/** Tells of two articles whether they are one text. Remembers the shingles of those that it was asked for. */
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

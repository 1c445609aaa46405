import { onlyLetters } from '../../text/letters.js';

/** Two texts say the same if they share at least this much of the shorter one's pairs of characters. */
const SAME = 0.8;

/** Whether two short texts say nearly the same, word for word: by their shared pairs of characters, folded. */
export function isNearDuplicate(a: string, b: string): boolean {
  return nearDuplicatesAmong()(a, b);
}

/** The same for texts that are each compared with several others. */
export function nearDuplicatesAmong(): (a: string, b: string) => boolean {
  const likeness = likenessAmong();
  return (a, b) => likeness(a, b) >= SAME;
}

/**
 * Gives the share of the shorter text's pairs of characters, folded, that the other one has, 0..1. For texts that are
 * each compared with several others: a text's pairs are made once.
 */
export function likenessAmong(): (a: string, b: string) => number {
  const known = new Map<string, ReadonlySet<number>>();
  const pairsOnce = (text: string): ReadonlySet<number> => {
    const pairs = known.get(text) ?? pairsOf(text);
    known.set(text, pairs);
    return pairs;
  };
  return (a, b) => sharedOf(pairsOnce(a), pairsOnce(b));
}

function sharedOf(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const pair of small) if (large.has(pair)) shared++;
  return shared / small.size;
}

/** What a small edit must not touch: with another number or without a negation a sentence says something else. */
const TELLING = /[\p{N}二两三四五六七八九十百千万亿]|[不没无非未别勿]|not|never|without/gu;

/** A sentence with fewer letters must be in a text unchanged. */
const SHORT = 12;

/** By this factor the stretch that holds an edited sentence may be longer than the sentence. */
const ROOM = 1.1;

/**
 * Whether a text holds a quotation, nearly word for word: white space, punctuation, case and script don't matter, and
 * a fifth of the pairs of characters may differ, but all numbers and negations must be there.
 */
export function holdsNearly(text: string, quotation: string): boolean {
  const wanted = onlyLetters(quotation);
  const letters = onlyLetters(text);
  if (wanted.length === 0) return false;
  if (letters.includes(wanted)) return true;
  if (wanted.length < SHORT) return false;
  const { shared, stretch } = nearestStretch(letters, wanted);
  return shared >= SAME * (wanted.length - 1) && tellingOf(stretch) === tellingOf(wanted);
}

/** The stretch of a text that shares most pairs of characters with the wanted one, without the text beside it. */
function nearestStretch(letters: string, wanted: string): { shared: number; stretch: string } {
  const missing = new Map<string, number>();
  for (let i = 0; i + 1 < wanted.length; i++) count(missing, wanted.slice(i, i + 2), 1);
  const isWanted = (at: number): boolean => missing.has(letters.slice(at, at + 2));
  const width = Math.ceil(wanted.length * ROOM);
  let shared = 0;
  let best = 0;
  let bestEnd = 0;
  for (let end = 0; end + 1 < letters.length; end++) {
    if (isWanted(end) && count(missing, letters.slice(end, end + 2), -1) >= 0) shared++;
    const gone = end - width;
    if (gone >= 0 && isWanted(gone) && count(missing, letters.slice(gone, gone + 2), 1) > 0) shared--;
    if (shared > best) {
      best = shared;
      bestEnd = end;
    }
  }
  let start = Math.max(0, bestEnd - width + 1);
  while (start < bestEnd && !isWanted(start)) start++;
  return { shared: best, stretch: letters.slice(start, bestEnd + 2) };
}

/** @returns the count after the change */
function count(counts: Map<string, number>, key: string, change: number): number {
  const changed = (counts.get(key) ?? 0) + change;
  counts.set(key, changed);
  return changed;
}

function tellingOf(letters: string): string {
  return (letters.match(TELLING) ?? []).join(' ');
}

/** A text's pairs of letters, each as one number: numbers are compared in half the time. */
function pairsOf(text: string): Set<number> {
  const letters = onlyLetters(text);
  const found = new Set<number>();
  for (let i = 0; i + 1 < letters.length; i++)
    found.add((letters.charCodeAt(i) << 16) | letters.charCodeAt(i + 1));
  return found;
}

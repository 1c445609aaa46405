import { fold } from '../text/fold.js';

/** Two texts that share this much of the shorter one's pairs of characters say the same. */
const SAME = 0.8;

/** Whether two short texts say nearly the same, word for word: by their shared pairs of characters, folded. */
export function isNearDuplicate(a: string, b: string): boolean {
  const pairsA = pairs(a);
  const pairsB = pairs(b);
  const [small, large] = pairsA.size < pairsB.size ? [pairsA, pairsB] : [pairsB, pairsA];
  if (small.size === 0) return false;
  let shared = 0;
  for (const pair of small) if (large.has(pair)) shared++;
  return shared / small.size >= SAME;
}

function pairs(text: string): Set<string> {
  const letters = fold(text).replace(/[^\p{L}\p{N}]/gu, '');
  const found = new Set<string>();
  for (let i = 0; i + 1 < letters.length; i++) found.add(letters.slice(i, i + 2));
  return found;
}

/** How many shingles round a place decide whether it is covered: about a sentence's. */
const WINDOW = 24;

/** The share of them that must be in the other text. With a fifth of its characters changed a text has .5. */
const COVERED = 0.35;

/** How much of a text is in another one, and whether that is at its beginning. */
export interface Coverage {
  /** The share of the text's places round which enough is in the other text too, 0..1. */
  readonly share: number;
  /** The share of those places that are among the first `head`, 0..1; 0 if there are none. */
  readonly inHead: number;
}

/**
 * Compares by the surroundings of every place. Small edits all over a text leave it covered, though they break
 * half of its shingles; a text of which half is quoted elsewhere is covered by half.
 *
 * @param sharedBefore for each place, how many of the shingles before it are in the other text; at last, how many of all
 * @param head how many places count as the text's beginning
 */
export function coverageOf(sharedBefore: Uint32Array, head = Number.POSITIVE_INFINITY): Coverage {
  const total = sharedBefore.length - 1;
  let covered = 0;
  let coveredInHead = 0;
  for (let at = 0; at < total; at++) {
    const from = Math.max(0, at - WINDOW / 2);
    const to = Math.min(total, at + WINDOW / 2);
    if ((sharedBefore[to] ?? 0) - (sharedBefore[from] ?? 0) < COVERED * (to - from)) continue;
    covered++;
    if (at < head) coveredInHead++;
  }
  return covered === 0
    ? { share: 0, inHead: 0 }
    : { share: covered / total, inHead: coveredInHead / covered };
}

import type { Span } from './span.js';

/** Where a longer text has another one nearly word for word, and where the two differ. */
export interface Alignment {
  /** The stretch of the longer text. */
  readonly found: Span;
  /** How many characters would have to be changed, added or removed. */
  readonly edits: number;
  /** Stretches of the longer text that differ in the wanted one, or are missing there. */
  readonly differs: readonly Span[];
  /** Stretches of the wanted text that differ in the longer one, or are missing there. */
  readonly wantedDiffers: readonly Span[];
}

const MATCH = 0;
const INSERT = 1;
const DELETE = 2;

/**
 * The stretch of `text` that is nearest to `wanted`, by the fewest edits, the last one of several (Sellers, "The theory and computation of
 * evolutionary distances", 1980). Takes time and memory in proportion to the product of both lengths.
 */
export function align(wanted: string, text: string): Alignment {
  const width = text.length + 1;
  const steps = new Uint8Array((wanted.length + 1) * width);
  let costs = new Uint32Array(width);
  for (let row = 1; row <= wanted.length; row++) {
    const next = new Uint32Array(width);
    next[0] = row;
    steps[row * width] = DELETE;
    for (let at = 1; at < width; at++) {
      const isSame = wanted.charCodeAt(row - 1) === text.charCodeAt(at - 1);
      const kept = (costs[at - 1] ?? 0) + (isSame ? 0 : 1);
      const left = (costs[at] ?? 0) + 1;
      const added = (next[at - 1] ?? 0) + 1;
      const best = Math.min(kept, left, added);
      next[at] = best;
      steps[row * width + at] = best === kept ? MATCH : best === left ? DELETE : INSERT;
    }
    costs = next;
  }
  const end = costs.reduce((best, cost, at) => (cost <= (costs[best] ?? 0) ? at : best), 0);
  return { edits: costs[end] ?? 0, ...trace(wanted, text, steps, end) };
}

function trace(
  wanted: string,
  text: string,
  steps: Uint8Array,
  end: number,
): Pick<Alignment, 'found' | 'differs' | 'wantedDiffers'> {
  const differs: Span[] = [];
  const wantedDiffers: Span[] = [];
  let at = end;
  for (let row = wanted.length; row > 0; ) {
    const step = steps[row * (text.length + 1) + at];
    const isSame = step === MATCH && wanted.charCodeAt(row - 1) === text.charCodeAt(at - 1);
    if (!isSame && step !== INSERT) prepend(wantedDiffers, row - 1);
    if (!isSame && step !== DELETE) prepend(differs, at - 1);
    if (step !== INSERT) row--;
    if (step !== DELETE) at--;
  }
  return { found: { start: at, end }, differs, wantedDiffers };
}

/** Adds a place before the others, and joins those that touch. */
function prepend(spans: Span[], at: number): void {
  const first = spans[0];
  if (first && first.start <= at + 1) spans[0] = { start: at, end: first.end };
  else spans.unshift({ start: at, end: at + 1 });
}

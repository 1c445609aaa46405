import type { Span } from '../../text/span.js';

/** The longest lead that is repeated, in tokens: a long title. */
const LONGEST_LEAD = 40;

/** A part of a text that goes through the model by itself. */
export interface Window {
  /** Its tokens, framed as those of the whole text are. */
  readonly ids: readonly number[];
  /** The tokens of its stretches, among its own. */
  readonly ranges: readonly Span[];
}

/**
 * Cuts a text into windows of about the same length, since attention takes time by the square of it. A window begins
 * where a stretch does, so that each is whole; only if none is near does it begin anywhere. The lead, what comes before the
 * first stretch, is repeated in each window: it is mostly a title, without which a sentence says less.
 *
 * @param ids the text's tokens, the first and the last of which are its frame
 * @param ranges the tokens of its stretches, in order
 * @param most how many tokens a window should have at most, without its frame and the lead
 * @returns the windows with their stretches, in order
 */
export function windowsOf(ids: readonly number[], ranges: readonly Span[], most: number): Window[] {
  const end = ids.length - 1;
  const count = Math.max(1, Math.ceil((end - 1) / most));
  const starts = [1, ...cuts(ranges, end, count)];
  const lead = ids.slice(1, Math.min(ranges[0]?.start ?? 1, starts[1] ?? 1, 1 + LONGEST_LEAD));
  return starts.map((start, i) => {
    const next = starts[i + 1] ?? end;
    const isLast = i === starts.length - 1;
    const own = ranges.filter((range) => (range.start < next ? i === 0 || range.start >= start : isLast));
    const before = i === 0 ? [] : lead;
    const shift = 1 + before.length - start;
    return {
      ids: [...ids.slice(0, 1), ...before, ...ids.slice(start, next), ...ids.slice(end)],
      ranges: own.map((range) => ({ start: range.start + shift, end: Math.min(range.end, next) + shift })),
    };
  });
}

/** Where the windows but the first begin: each at the stretch that is nearest to its share of the text. */
function cuts(ranges: readonly Span[], end: number, count: number): number[] {
  const share = (end - 1) / count;
  const found = new Set<number>();
  for (let i = 1; i < count; i++) {
    const ideal = Math.round(1 + i * share);
    const near = ranges.map(({ start }) => start).filter((start) => Math.abs(start - ideal) < share / 2);
    found.add(near.length === 0 ? ideal : nearest(near, ideal));
  }
  return [...found];
}

function nearest(places: readonly number[], ideal: number): number {
  return places.reduce((best, place) => (Math.abs(place - ideal) < Math.abs(best - ideal) ? place : best));
}

/** Items that belong together, as indexes, `end` exclusive and greater than `start`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The spans from left to right; each is looked for after the one before it. */
export function spansOf<S extends Span>(length: number, spanAt: (start: number) => S | null): readonly S[] {
  const spans: S[] = [];
  for (let at = 0; at < length; ) {
    const span = spanAt(at);
    if (span) spans.push(span);
    at = span?.end ?? at + 1;
  }
  return spans;
}

/** The index of the first item from `start` on that does not meet a condition; the length if all do. */
export function endWhile<T>(
  items: readonly T[],
  start: number,
  holds: (item: T, i: number) => boolean,
): number {
  for (let i = start; i < items.length; i++) if (!holds(items[i] as T, i)) return i;
  return Math.max(start, items.length);
}

/** The indexes of a span, in order. */
export function indexesOf({ start, end }: Span): readonly number[] {
  return Array.from({ length: end - start }, (_, n) => start + n);
}

import type { Span } from '../../../src/text/span.js';

/** A stretch from the middle of a text. */
export function middleOf({ length }: string): Span {
  return { start: length >> 1, end: (length >> 1) + 300 };
}

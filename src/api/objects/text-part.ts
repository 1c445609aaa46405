import type { Span } from '../../text/span.js';

/** The wanted part of a text; by default all of it. */
export interface WantedPart {
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

/**
 * How far from an end of a part a grapheme's boundary is looked for, in UTF-16 code units: graphemes that people
 * write are shorter.
 */
const REACH = 64;

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** A part of a text that begins and ends between graphemes, inside the text: at most as long as wanted. */
export function partOf(text: string, { start = 0, end = text.length }: WantedPart): Span {
  const from = graphemeStart(text, Math.min(start, text.length));
  return { start: from, end: Math.max(from, graphemeStart(text, Math.min(end, text.length))) };
}

/** The place itself, or the beginning of the grapheme that contains it. */
function graphemeStart(text: string, at: number): number {
  if (at === text.length) return at;
  const first = Math.max(0, at - REACH);
  const found = graphemes.segment(text.slice(first, at + REACH)).containing(at - first);
  return first + (found?.index ?? 0);
}

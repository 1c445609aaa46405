import type { Span } from '../../text/span.js';

/** What is wanted of a text; all of it where nothing is said. */
export interface WantedPart {
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

/** As far from an end of a part as a grapheme is looked for, in UTF-16 code units: none that people write is longer. */
const REACH = 64;

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** A part of a text that lies within it and begins and ends between graphemes: at most as long as what is wanted. */
export function partOf(text: string, { start = 0, end = text.length }: WantedPart): Span {
  const from = graphemeStart(text, Math.min(start, text.length));
  return { start: from, end: Math.max(from, graphemeStart(text, Math.min(end, text.length))) };
}

/** The place itself, or where the grapheme begins that it lies in. */
function graphemeStart(text: string, at: number): number {
  if (at === text.length) return at;
  const first = Math.max(0, at - REACH);
  const found = graphemes.segment(text.slice(first, at + REACH)).containing(at - first);
  return first + (found?.index ?? 0);
}

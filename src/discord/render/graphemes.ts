import type { Span } from '../../text/span.js';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Where the graphemes (what a reader takes for one character) of a text begin. Offsets are in UTF-16 code units. */
export class Graphemes {
  readonly #segments: Intl.Segments;
  readonly #length: number;

  constructor(text: string) {
    this.#segments = segmenter.segment(text);
    this.#length = text.length;
  }

  /** The nearest boundary at or before the offset. */
  floor(offset: number): number {
    if (offset >= this.#length) return this.#length;
    return this.#segments.containing(Math.max(offset, 0))?.index ?? 0;
  }

  /** The nearest boundary at or after the offset. */
  ceil(offset: number): number {
    if (offset <= 0) return 0;
    const segment = this.#segments.containing(offset);
    if (segment === undefined) return this.#length;
    return segment.index === offset ? offset : segment.index + segment.segment.length;
  }

  /** The smallest stretch of whole graphemes round a span. */
  around(span: Span): Span {
    return { start: this.floor(span.start), end: this.ceil(span.end) };
  }
}

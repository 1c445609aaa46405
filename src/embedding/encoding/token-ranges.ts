import type { Span } from '../../text/span.js';

/**
 * Which tokens each span of a text has, by counting alone: for tokenizers whose tokens of a text are those of its
 * parts, since spans begin and end between words.
 *
 * @param first the number of the text's first token
 */
export function countedRanges(
  text: string,
  spans: readonly Span[],
  first: number,
  countPieces: (text: string) => number,
): Span[] {
  let token = first;
  let at = 0;
  return spans.map((span) => {
    const start = token + countPieces(text.slice(at, span.start));
    token = start + countPieces(text.slice(span.start, span.end));
    at = span.end;
    return { start, end: token };
  });
}

/** How many characters in a row may have no token that spells them: several unknown ones share one. */
const UNNAMED = 8;

/**
 * Which tokens each span of a text has, recognised by the tokens themselves: for tokenizers that mark where a word
 * begins (`▁`), so that a part of a text has different tokens by itself. A token that reaches into a span belongs to
 * it.
 *
 * @param pieces the text's tokens, without those that frame it
 * @param first the number of the first of them
 */
export function pieceRanges(
  text: string,
  spans: readonly Span[],
  first: number,
  pieces: readonly string[],
): Span[] {
  const ends = endsOf(pieces, inkOf(text));
  const firstThat = (reaches: (end: number) => boolean): number => {
    const found = ends.findIndex(reaches);
    return found < 0 ? pieces.length : found;
  };
  return spans.map((span) => {
    const from = inkOf(text.slice(0, span.start)).length;
    const to = inkOf(text.slice(0, span.end)).length;
    const start = firstThat((end) => end > from);
    const last = firstThat((end) => end >= to);
    return { start: first + start, end: first + Math.max(start, Math.min(last + 1, pieces.length)) };
  });
}

/**
 * Where each piece ends in a text without spaces. A piece that is spelt differently there, or that several unknown
 * characters share, is assumed to be as long as it is itself, and the next ones are looked for further ahead.
 */
function endsOf(pieces: readonly string[], ink: string): number[] {
  let at = 0;
  let reach = UNNAMED;
  return pieces.map((piece) => {
    const own = inkOf(piece);
    const skipped = ink.slice(at, at + reach + own.length).indexOf(own);
    reach = skipped < 0 ? reach + UNNAMED : UNNAMED;
    if (skipped < 0) return at + own.length;
    at += skipped + own.length;
    return at;
  });
}

/** A text without spaces and without the marks that stand for them. */
function inkOf(text: string): string {
  return text.replace(/[\s▁]/g, '');
}

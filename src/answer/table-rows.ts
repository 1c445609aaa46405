import { CELL_BORDER } from '../articles/table.js';
import type { Span } from '../text/span.js';

/** A table in a quote, as far as the quote has it. */
export interface QuotedTable extends Span {
  /** The header's line, in the quote or far above it. */
  readonly header: string;
}

/** The part of a quote that is shown; offsets refer to the same text as `start`. */
export interface ReadableQuote {
  readonly text: string;
  readonly start: number;
  readonly highlights: readonly Span[];
}

/** A piece of the shown text, and its place in the quote; null for words from elsewhere. */
interface Piece {
  readonly text: string;
  readonly from: number | null;
}

/**
 * A quote for readers: each row of a table as pairs of the header's words and the cell's, since columns don't fit on
 * a phone; a line for each pair if there is one row, a line for each row if there are several. All words are the
 * article's own.
 */
export function readableQuote(quote: ReadableQuote & { readonly table: QuotedTable | null }): ReadableQuote {
  const { text, start, highlights, table } = quote;
  if (!table) return { text, start, highlights };
  const names = table.header.split(CELL_BORDER);
  const lines = linesOf(text, start);
  const isRow = (line: Span): boolean => line.start >= table.start && line.end <= table.end;
  const rows = lines.filter((line) => isRow(line) && line.text !== table.header);
  const joint = rows.length === 1 ? '\n' : ' · ';
  const pieces = lines
    .filter((line) => rows.length === 0 || !isRow(line) || line.text !== table.header)
    .flatMap((line, i) => [
      ...(i === 0 ? [] : [{ text: '\n', from: null }]),
      ...(rows.includes(line) ? pairs(line, names, joint) : [{ text: line.text, from: line.start }]),
    ]);
  return {
    text: pieces.map((piece) => piece.text).join(''),
    start: 0,
    highlights: moved(pieces, highlights),
  };
}

interface Line extends Span {
  readonly text: string;
}

function linesOf(text: string, offset: number): Line[] {
  let start = offset;
  return text.split('\n').map((line) => {
    const found = { text: line, start, end: start + line.length };
    start = found.end + 1;
    return found;
  });
}

/** A row with another number of cells than the header stays as it is. */
function pairs(line: Line, names: readonly string[], joint: string): Piece[] {
  const cells = line.text.split(CELL_BORDER);
  if (cells.length !== names.length) return [{ text: line.text, from: line.start }];
  let from = line.start;
  const shown = cells.flatMap((cell, i) => {
    const at = from;
    from += cell.length + CELL_BORDER.length;
    return cell.trim() === '' ? [] : [{ name: names[i] ?? '', cell, at }];
  });
  return shown.flatMap(({ name, cell, at }, i) => [
    { text: `${i === 0 ? '' : joint}${name === '' ? '' : `${name}: `}`, from: null },
    { text: cell, from: at },
  ]);
}

/** The highlights' places in the shown text. */
function moved(pieces: readonly Piece[], highlights: readonly Span[]): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const { text, from } of pieces) {
    for (const { start, end } of from === null ? [] : highlights) {
      const shift = at - (from ?? 0);
      const first = Math.max(start + shift, at);
      const last = Math.min(end + shift, at + text.length);
      if (first < last) spans.push({ start: first, end: last });
    }
    at += text.length;
  }
  return spans;
}

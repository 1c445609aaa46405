import type { QuotedExcerpt } from '../answer/answer.js';
import type { Span } from '../text/span.js';
import { Graphemes } from './graphemes.js';
import { escapeMarkdown, shorten } from './text.js';

/** A piece of one line, in bold or not. */
interface Piece extends Span {
  readonly bold: boolean;
}

/**
 * A quote as a Discord block quote with its highlights in bold, no longer than `max`; cut like `shorten` cuts.
 * The article's own markup shows literally.
 */
export function blockQuote(quote: Pick<QuotedExcerpt, 'text' | 'start' | 'highlights'>, max: number): string {
  const { text } = quote;
  const bold = boldSpans(text, quote.highlights, quote.start);
  return shorten(text, max, (prefix) => showLines(prefix, bold));
}

/** Highlights relative to the quote: inside it, of whole graphemes, in order, those that touch joined. */
export function boldSpans(text: string, highlights: readonly Span[], offset: number): Span[] {
  const graphemes = new Graphemes(text);
  const inside = highlights
    .map(({ start, end }) => ({
      start: Math.max(start - offset, 0),
      end: Math.min(end - offset, text.length),
    }))
    .filter(({ start, end }) => start < end)
    .map((span) => graphemes.around(span))
    .sort((a, b) => a.start - b.start);
  const joined: Span[] = [];
  for (const span of inside) {
    const last = joined.at(-1);
    if (last && span.start <= last.end)
      joined[joined.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else joined.push(span);
  }
  return joined;
}

function showLines(text: string, bold: readonly Span[]): string {
  const lines: string[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push(`> ${showLine(text, { start, end: start + line.length }, bold)}`);
    start += line.length + 1;
  }
  return lines.join('\n');
}

function showLine(text: string, line: Span, bold: readonly Span[]): string {
  return piecesOf(line, bold)
    .map((piece) => {
      const content = text.slice(piece.start, piece.end);
      const escaped = escapeMarkdown(content, piece.start === line.start);
      return piece.bold && content.trim() !== '' ? `**${escaped}**` : escaped;
    })
    .join('');
}

function piecesOf(line: Span, bold: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  let at = line.start;
  for (const span of bold) {
    const start = Math.max(span.start, line.start);
    const end = Math.min(span.end, line.end);
    if (start >= end) continue;
    if (at < start) pieces.push({ start: at, end: start, bold: false });
    pieces.push({ start, end, bold: true });
    at = end;
  }
  if (at < line.end) pieces.push({ start: at, end: line.end, bold: false });
  return pieces;
}

import type { QuotedExcerpt } from '../../answer/answer.js';
import { sentencesOf } from '../../text/sentences.js';
import type { Span } from '../../text/span.js';
import { Graphemes } from './graphemes.js';
import { ELLIPSIS, escapeMarkdown, longestPrefix } from './markup.js';

/** A piece of one line, in bold or not. */
interface Piece extends Span {
  readonly bold: boolean;
}

/**
 * A quote as a Discord block quote with its highlights in bold, no longer than `max`. The article's own markup is
 * shown literally. What doesn't fit is cut after a sentence; only a first sentence that is too long by itself is cut
 * inside, after a grapheme and with an ellipsis.
 *
 * @param max at least a little longer than what `leftOut` gives
 * @param leftOut gives a line below the quote that says how many characters were cut
 */
export function blockQuote(
  quote: Pick<QuotedExcerpt, 'text' | 'start' | 'highlights'>,
  max: number,
  leftOut: (characters: number) => string,
): string {
  const { text } = quote;
  const bold = boldSpans(text, quote.highlights, quote.start);
  const whole = text.length <= max ? showLines(text, bold, QUOTE_MARK) : null;
  if (whole !== null && whole.length <= max) return whole;
  const show = (prefix: string): string => showLines(prefix, bold, QUOTE_MARK);
  const room = max - leftOut(text.length).length - 1 - ELLIPSIS.length;
  const longest = longestPrefix(text, room, show);
  const end = lastSentenceEnd(text, longest);
  const shown = end === null ? show(text.slice(0, longest)) + ELLIPSIS : show(text.slice(0, end));
  return `${shown}\n${leftOut([...text.slice(end ?? longest)].length)}`;
}

const QUOTE_MARK = '> ';

/** How many marks at a sentence's end are looked at. */
const LONGEST_END = 12;
const ENDS_SENTENCE = /[。！？!?….]["”’」』】）》〉')\]]*$/u;

/** The end of the last sentence that ends within the first `end` characters; null if none does. */
function lastSentenceEnd(text: string, end: number): number | null {
  // One more character decides where a grapheme ends, and another one whether a sentence continues.
  const window = text.slice(0, end + 2);
  const graphemes = new Graphemes(window);
  const isEnd = (at: number): boolean =>
    ENDS_SENTENCE.test(window.slice(Math.max(0, at - LONGEST_END), at)) ||
    window[at] === '\n' ||
    at === text.length;
  const ends = sentencesOf(window).map((sentence) => sentence.end);
  return ends.findLast((at) => at <= end && isEnd(at) && graphemes.floor(at) === at) ?? null;
}

/** A text with stretches in bold, each line after a mark. */
export function boldLines(text: string, highlights: readonly Span[], offset: number): string {
  return showLines(text, boldSpans(text, highlights, offset), '');
}

/** Highlights relative to the quote: inside it, of whole graphemes, in order, adjacent ones joined. */
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

function showLines(text: string, bold: readonly Span[], mark: string): string {
  const lines: string[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push(`${mark}${showLine(text, { start, end: start + line.length }, bold)}`);
    start += line.length + 1;
  }
  return lines.join('\n');
}

function showLine(text: string, line: Span, bold: readonly Span[]): string {
  return piecesOf(line, bold)
    .map((piece) => {
      const content = text.slice(piece.start, piece.end);
      const isFirst = text.slice(line.start, piece.start).trim() === '';
      const escaped = escapeMarkdown(content, isFirst);
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

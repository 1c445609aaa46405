import type { Span } from '../../text/span.js';
import { widthOf } from './width.js';

const SPACE = '[^\\S\\n]+';
const DAY = '\\d{1,2} ?[日号號]';
const MONTH_NAME = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?';
/** Dates with words or signs: `2025年2月11日`, `2月11日`, `11 Feb 2025`, `February 11, 2025`. Others are numbers. */
const DATE = [
  `\\d{1,4} ?年(?: ?\\d{1,2} ?月(?: ?${DAY})?)?`,
  `\\d{1,2} ?月 ?${DAY}`,
  `\\d{1,2} ${MONTH_NAME} \\d{4}`,
  `${MONTH_NAME} \\d{1,2},? \\d{4}`,
].join('|');
/** With the sign of its size, `557.6万`. */
const NUMBER = '[\\p{Sc}+−-]?\\p{Nd}[\\p{Nd}.,:/%-]*(?: ?[十百千万亿萬億])*';
const EAST_ASIAN = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uffef]';
const WORD = `(?:(?!${EAST_ASIAN})[^\\s])+`;
/** Marks that no line begins with, and marks that none ends with. */
const CLOSING = '[，。、；：？！”’）》」』】〉…—·,.;:?!)\\]}%]';
const OPENING = '[“‘（《「『【〈(\\[{]';
const PIECE = new RegExp(
  `${SPACE}|${OPENING}*(?:${DATE}|${NUMBER}(?![\\p{L}\\p{Nd}.,:/%-])|${NUMBER}(?=${EAST_ASIAN})|${EAST_ASIAN}|${WORD})${CLOSING}*|\\S`,
  'gu',
);

/**
 * Wraps a line to a width, without breaking inside a word, a number or a date, unless that is longer than a line.
 * Spaces at the ends of lines are dropped.
 *
 * @param columns how wide a line may be, at least 1
 */
export function wrapLine(text: string, columns: number): Span[] {
  const lines: Span[] = [];
  let line: Span | undefined;
  let width = 0;
  for (const piece of piecesOf(text, columns)) {
    const isSpace = text.slice(piece.start, piece.end).trim() === '';
    if (line && width + piece.width > columns) {
      lines.push(trimmed(text, line));
      line = undefined;
      width = 0;
    }
    // A line begins with a space only where the text does.
    if (!line && isSpace && lines.length > 0) continue;
    const start: number = line?.start ?? piece.start;
    line = { start, end: piece.end };
    width += piece.width;
  }
  if (line) lines.push(trimmed(text, line));
  return lines.length > 0 ? lines : [{ start: 0, end: 0 }];
}

interface Piece extends Span {
  readonly width: number;
}

function* piecesOf(text: string, columns: number): Generator<Piece> {
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const width = widthOf(piece);
    if (width <= columns) yield { start: index, end: index + piece.length, width };
    else yield* charactersOf(piece, index);
  }
}

/** What is longer than a line is broken anywhere. */
function* charactersOf(piece: string, from: number): Generator<Piece> {
  for (const { segment, index } of new Intl.Segmenter().segment(piece)) {
    const start = from + index;
    yield { start, end: start + segment.length, width: widthOf(segment) };
  }
}

function trimmed(text: string, { start, end }: Span): Span {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

import type { Span } from '../text/span.js';

/** How many characters of a quote's start and end a link contains: enough to be found, short enough to be sent. */
const ANCHOR = 16;

/** A quote up to this length is contained whole. */
const WHOLE = 40;

/** How far the context before an ambiguous start may reach. */
const PREFIX = 16;

/**
 * A link that scrolls to a quote and marks it: `url#:~:text=[prefix-,]start[,end]`, a text fragment
 * (https://wicg.github.io/scroll-to-text-fragment/). A fragment that the address has already is kept before it. The
 * link contains the words before the quote if its start also occurs earlier in the article.
 */
export function textFragmentLink(url: string, text: string, quote: Span): string {
  const [first, last] = anchors(text, quote);
  const isAmbiguous = text.indexOf(first) !== quote.start;
  const prefix = isAmbiguous ? lineBefore(text, quote.start) : '';
  const directive = [prefix && `${encode(prefix)}-`, encode(first), last && encode(last)]
    .filter(Boolean)
    .join(',');
  const joint = url.includes('#') ? ':~:text=' : '#:~:text=';
  return `${url}${joint}${directive}`;
}

/** Line ends, and the marks that are between the cells of a table in our text but not in the page. */
const BORDER = /\n| \| /;

/** The quote's first and last words; the last is empty if the first is the whole quote. */
function anchors(text: string, { start, end }: Span): [string, string] {
  const quote = text.slice(start, end);
  if (quote.length <= WHOLE && !BORDER.test(quote)) return [quote, ''];
  const pieces = quote.split(BORDER);
  return [wholeWords(pieces[0] ?? '', ANCHOR), wholeWordsFromEnd(pieces.at(-1) ?? '', ANCHOR)];
}

function lineBefore(text: string, end: number): string {
  const line = text.slice(text.lastIndexOf('\n', end - 1) + 1, end).trimEnd();
  return wholeWordsFromEnd(line, PREFIX);
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * Enough of a line to contain one word more than is needed: a segmenter's steps cost time in proportion to the whole
 * text.
 */
const WINDOW = 96;

/** At least `length` characters from the start of a line, cut between words: browsers match whole words only. */
function wholeWords(line: string, length: number): string {
  const start = line.slice(0, WINDOW);
  for (const { index, segment } of words.segment(start)) {
    if (index + segment.length >= length) return start.slice(0, index + segment.length).trimEnd();
  }
  return start;
}

function wholeWordsFromEnd(line: string, length: number): string {
  const end = line.slice(-WINDOW);
  if (end.length <= length) return end;
  const starts = [...words.segment(end)].map(({ index }) => index);
  const start = starts.findLast((index) => end.length - index >= length) ?? 0;
  return end.slice(start).trimStart();
}

/** Percent-encodes what has a meaning in a directive (`-`, `,` and `&`) as well as what every address needs. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('-', '%2D');
}

import type { Span } from '../../../text/span.js';
import { Graphemes } from '../../render/graphemes.js';
import { escapeMarkdown, longestPrefix, sentenceEndBefore } from '../../render/markup.js';

/** The length of a page when shown, escaped: about two screens of a phone, well below Discord's own limit. */
export const PAGE_LENGTH = 2000;

/**
 * Cuts a text into pages, in order and without gaps: joined, they are the text. A page ends after a paragraph, else a
 * line, else a sentence, else a grapheme; only a grapheme longer than a page is itself cut, between two characters.
 * An empty text has one empty page.
 *
 * @param headings none of them ends a page: each goes with the text below it
 * @param max the length of a page as it is shown, in UTF-16 code units, at least 4
 */
export function pagesOf(text: string, max: number = PAGE_LENGTH, headings: readonly Span[] = []): Span[] {
  const pages: Span[] = [];
  for (let start = 0; start < text.length || pages.length === 0; ) {
    const end = beforeLastHeadings(text, { start, end: pageEnd(text, start, max) }, headings);
    pages.push({ start, end });
    start = end;
    if (start >= text.length) break;
  }
  return pages;
}

/** The number of the page with a place of the text, from 0; -1 beyond the last one. */
export function pageWith(pages: readonly Span[], offset: number): number {
  return pages.findIndex(({ end }) => offset < end);
}

/** Where a page ends if headings with nothing below them go to the next one. */
function beforeLastHeadings(text: string, { start, end }: Span, headings: readonly Span[]): number {
  if (end >= text.length) return end;
  const last = headings.findLast((heading) => heading.start > start && heading.start < end);
  if (!last || text.slice(last.end, end).trim() !== '') return end;
  return beforeLastHeadings(text, { start, end: last.start }, headings);
}

function pageEnd(text: string, start: number, max: number): number {
  // A page and one more character: enough to know where its graphemes end.
  const rest = text.slice(start, start + max + 2);
  const longest = longestPrefix(rest, max, escapeMarkdown);
  if (start + longest >= text.length) return text.length;
  const cut = lineEndBefore(rest, longest) ?? sentenceEndBefore(rest, longest) ?? longest;
  return start + (new Graphemes(rest).floor(cut) || charactersWithin(rest, max));
}

/** After the last paragraph or, failing that, the last line that ends in the second half; null if none does. */
function lineEndBefore(text: string, end: number): number | null {
  const head = text.slice(0, end);
  for (const separator of ['\n\n', '\n']) {
    const at = head.lastIndexOf(separator);
    if (at >= 0 && (at + separator.length) * 2 > end) return at + separator.length;
  }
  return null;
}

/** How many code units of whole characters fit. */
function charactersWithin(text: string, max: number): number {
  let length = 0;
  for (const character of text) {
    const next = length + character.length;
    if (length > 0 && escapeMarkdown(text.slice(0, next)).length > max) break;
    length = next;
  }
  return length;
}

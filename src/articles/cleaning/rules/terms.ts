import type { PageBlock } from '../blocks/block.js';
import { ASKED, CHANNEL } from '../words/calls.js';
import { NOTICE_TERMS } from '../words/notices.js';

/** The number of long paragraphs with a term from which on it belongs to the article's subject. */
const USUAL = 3;
/** A paragraph of this size is long, in the units of `sizeOf`. */
const LONG = 60;

/** Words of notices and calls that the article itself uses in paragraph after paragraph. */
export function usualTerms(blocks: readonly PageBlock[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { shape, text, size } of blocks) {
    if (shape !== 'prose' || size < LONG) continue;
    const terms = [NOTICE_TERMS, ASKED, CHANNEL].flatMap((pattern) => text.match(pattern) ?? []);
    for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= USUAL).map(([term]) => term));
}

/** The terms of a kind in a text, without those that are usual in the article. */
export function termsIn(text: string, pattern: RegExp, usual: ReadonlySet<string>): ReadonlySet<string> {
  return new Set((text.match(pattern) ?? []).filter((term) => !usual.has(term)));
}

/** Notices and calls are paragraphs, perhaps set off as quotes. */
export function isParagraph({ draft: { kind } }: PageBlock): boolean {
  return kind === 'paragraph' || kind === 'quote';
}

import type { PageBlock } from '../blocks/block.js';
import type { Mark } from '../blocks/marks.js';
import { CONTENTS_LABEL } from '../words/words.js';

const MIN_ENTRIES = 2;
/** The share of a list's entries that have to be headings further down. */
const MIN_SHARE = 0.8;
const ENTRY_MARK = /^\s*(?:[-*+]|\d{1,2}[.)])\s+/;
const LINE_END = /\n+/;

/**
 * Marks a table of contents: a list whose entries return as headings below it, under a label that says so. Without
 * such a label the list may be the author's own outline.
 */
export function markContents(blocks: readonly PageBlock[], marks: Mark[]): void {
  const below = new Map<string, number>();
  for (const [i, { shape, text }] of blocks.entries()) if (shape === 'heading') below.set(bare(text), i);
  for (const [i, block] of blocks.entries()) {
    if (block.draft.kind !== 'list' || !CONTENTS_LABEL.test(blocks[i - 1]?.text ?? '')) continue;
    const entries = block.text.split(LINE_END).map((line) => bare(line.replace(ENTRY_MARK, '')));
    const found = entries.filter((entry) => (below.get(entry) ?? -1) > i);
    if (found.length < MIN_ENTRIES || found.length < entries.length * MIN_SHARE) continue;
    marks[i - 1] = 'contents';
    marks[i] = 'contents';
  }
}

/** Without numbers and marks, which an entry and its heading need not share. */
function bare(text: string): string {
  return text.replace(/\P{L}+/gu, '');
}

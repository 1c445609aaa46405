import { type PageBlock, toPageBlock } from '../../../../src/articles/cleaning/blocks/block.js';
import type { Mark } from '../../../../src/articles/cleaning/blocks/marks.js';
import { findMarks } from '../../../../src/articles/cleaning/rules/order.js';
import { parseMarkdown } from '../../../../src/articles/formats/markdown/markdown.js';
import { fold } from '../../../../src/text/fold.js';

/** A page with words that a rule marks, and its twin with words that look alike and that it leaves alone. */
export interface RuleCase {
  readonly rule: string;
  readonly name: string;
  readonly found: Example;
  readonly not: Example;
}

interface Example {
  readonly page: string;
  /** Of one block of the page, in the folded text. */
  readonly words: string;
}

/** Blocks with an empty line between them. */
export const blocks = (...parts: readonly (string | readonly string[])[]): string =>
  parts.flat().join('\n\n');

/** A page as the rules see it. */
export function blocksOf(page: string): readonly PageBlock[] {
  return parseMarkdown(page).map((draft) => toPageBlock(draft, fold(draft.text), new Set()));
}

/** The mark of the block that holds some words. */
export function markOf({ page, words }: Example): Mark | null {
  const all = blocksOf(page);
  const at = all.findIndex(({ text }) => text.includes(words));
  if (at === -1) throw new Error(`No block of the page holds "${words}".`);
  return findMarks(all, 'news.example.com')[at] ?? null;
}

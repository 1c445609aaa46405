import { COUNTED, WHEN } from '../words/comments.js';
import type { PageBlock } from './block.js';
import { isCommentsLabel } from './labels.js';
import { isClutter, type Marks } from './marks.js';

/** The longest button, and the longest line with a date, in the units of `sizeOf`. */
const MAX_LABEL_SIZE = 24;

/** The posts below the first one, as indexes of blocks. */
export interface Thread {
  /** The row of buttons below the first post. */
  readonly start: number;
  /** The last such row. */
  readonly end: number;
}

/**
 * The posts of a thread, up to the last row of buttons like the one below the first post. Under an article the
 * readers' buttons differ from the article's own, or there is a label between. Null if it is not a thread.
 */
export function findThread(blocks: readonly PageBlock[], marks: Marks): Thread | null {
  const first = blocks.findIndex(({ shape }, i) => isText(shape) && !isClutter(marks[i]));
  const row = blocks.findIndex((_, i) => i > first && isClutter(marks[i]));
  if (first === -1 || row === -1) return null;
  // If an article has no buttons, the first row below it is a reader's, whose name and date are above it.
  const isSigned = blocks
    .slice(first, row)
    .some(({ text, size }) => size <= MAX_LABEL_SIZE && WHEN.test(text));
  if (isSigned) return null;
  const labels = rowFrom(blocks, marks, row);
  let last = -1;
  let hasText = false;
  for (const [i, block] of blocks.entries()) {
    if (i < row + labels.length) continue;
    if (isSectionLabel(block)) break;
    if (!isClutter(marks[i]) && isText(block.shape)) hasText = true;
    if (!hasText || !labels.includes(block.text)) continue;
    last = i;
    hasText = false;
  }
  return last === -1 ? null : { start: row, end: last };
}

/** The labels of the buttons from a block on, up to the next text. */
function rowFrom(blocks: readonly PageBlock[], marks: Marks, start: number): string[] {
  const labels: string[] = [];
  for (const [i, { text, shape, buttons, size }] of blocks.entries()) {
    if (i < start) continue;
    if (isText(shape) || shape === 'heading') break;
    labels.push(isClutter(marks[i]) && buttons >= 0.5 && size <= MAX_LABEL_SIZE ? text : '');
  }
  return labels;
}

function isText(shape: PageBlock['shape']): boolean {
  return shape === 'prose' || shape === 'sentence' || shape === 'rich';
}

/** A line with the number of comments, or a label set off from other text: `reply` among a post's buttons is none. */
function isSectionLabel(block: PageBlock): boolean {
  if (block.size <= MAX_LABEL_SIZE && COUNTED.test(block.text)) return true;
  const isSetOff = block.shape === 'heading' || block.draft.bold === 1 || /\d/.test(block.text);
  return isSetOff && isCommentsLabel(block);
}

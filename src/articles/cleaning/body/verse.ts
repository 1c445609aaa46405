import type { PageBlock } from '../blocks/block.js';
import type { Body } from '../blocks/layout.js';
import { isClutter, type Marks } from '../blocks/marks.js';

const MIN_LINES = 4;
/** With this many marks, a text without sentences is a page. */
const MIN_MARKS = 4;

/** The body of a page without sentences, such as a poem: the longest run of lines without a mark. */
export function findVerse(blocks: readonly PageBlock[], marks: Marks): Body | null {
  if (marks.filter(isClutter).length < MIN_MARKS) return null;
  let best: Body = { start: 0, end: 0 };
  let start = 0;
  for (const [i, { shape }] of blocks.entries()) {
    const isLine = !isClutter(marks[i]) && (shape === 'line' || shape === 'byline');
    if (!isLine) start = i + 1;
    else if (i + 1 - start > best.end - best.start) best = { start, end: i + 1 };
  }
  return best.end - best.start >= MIN_LINES ? best : null;
}

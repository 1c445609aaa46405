import type { PageBlock } from '../blocks/block.js';
import { isCommentsLabel, isRelatedLine } from '../blocks/labels.js';
import { isClutter, type Marks } from '../blocks/marks.js';

/** More links than these between two paragraphs are the end of the article. */
const MAX_LINKS_BETWEEN = 6;
/** The least size of a sentence with which the article continues, and of a text without a sentence's end. */
const MIN_SENTENCE_SIZE = 10;
const MIN_LONG_SIZE = 60;
/** The share of labels from which on a sentence belongs to a form, and a link to a row of buttons. */
const MAX_BUTTONS = 0.15;

/**
 * After a box between two paragraphs the article continues if a whole sentence follows that is not a link's teaser,
 * and nothing says that the article is over.
 */
export function endAfter(blocks: readonly PageBlock[], marks: Marks, bodyEnd: number): number {
  let end = bodyEnd;
  let links = 0;
  const hasClutter = sectionsWithClutter(blocks, marks);
  let isSameSection = true;
  for (const [i, block] of blocks.entries()) {
    if (i < bodyEnd) continue;
    if (block.shape === 'heading') isSameSection = false;
    if (marks[i]?.kind === 'comments' || marks[i]?.kind === 'summary' || isCommentsLabel(block)) break;
    if (marks[i]?.kind === 'links') links += block.draft.links.length;
    if (links > MAX_LINKS_BETWEEN) break;
    if (isClutter(marks[i]) || !goesOn(block, isSameSection || !hasClutter[i]) || isTeaser(blocks, marks, i))
      continue;
    end = i + 1;
    links = 0;
    isSameSection = true;
  }
  return end;
}

/** Among buttons under another heading a short sentence belongs to a note on the author, or to a form. */
function goesOn({ shape, size, buttons, endsSentence }: PageBlock, isOwnSection: boolean): boolean {
  if (shape === 'prose') return endsSentence || size >= MIN_LONG_SIZE;
  return isOwnSection && shape === 'sentence' && size >= MIN_SENTENCE_SIZE && buttons < MAX_BUTTONS;
}

function isTeaser(blocks: readonly PageBlock[], marks: Marks, i: number): boolean {
  const above = blocks[i - 1];
  if (marks[i - 1]?.kind !== 'links' || above === undefined || above.draft.kind === 'list') return false;
  return !isRelatedLine(above) && above.buttons < MAX_BUTTONS;
}

/** For each block, whether anything between its heading and the next is clutter. */
function sectionsWithClutter(blocks: readonly PageBlock[], marks: Marks): boolean[] {
  const has: boolean[] = [];
  let start = 0;
  for (let end = 1; end <= blocks.length; end++) {
    if (end < blocks.length && blocks[end]?.shape !== 'heading') continue;
    const isIn = marks.slice(start, end).some(isClutter);
    for (; start < end; start++) has[start] = isIn;
  }
  return has;
}

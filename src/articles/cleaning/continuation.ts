import type { PageBlock } from './block.js';
import { isCommentsLabel } from './comments.js';
import { isClutter, type Mark } from './marks.js';
import { isRelatedLine } from './related.js';

/** More links than these between two paragraphs are the end of the article. */
const MAX_LINKS_BETWEEN = 6;
/** How much a sentence says at least that the article goes on with, and a text without a sentence's end. */
const MIN_SENTENCE_SIZE = 10;
const MIN_LONG_SIZE = 60;
/** The share of labels from which on a sentence belongs to a form, and a link to a row of buttons. */
const MAX_BUTTONS = 0.15;

/**
 * Past a box between two paragraphs the article goes on where a whole sentence follows that is no teaser of a link,
 * and nothing says that the article is over.
 */
export function endAfter(blocks: readonly PageBlock[], marks: readonly Mark[], bodyEnd: number): number {
  let end = bodyEnd;
  let links = 0;
  let isSameSection = true;
  for (const [i, block] of blocks.entries()) {
    if (i < bodyEnd) continue;
    if (block.shape === 'heading') isSameSection = false;
    if (marks[i] === 'comments' || marks[i] === 'summary' || isCommentsLabel(block)) break;
    if (marks[i] === 'links') links += block.draft.links.length;
    if (links > MAX_LINKS_BETWEEN) break;
    if (isClutter(marks[i]) || !goesOn(block, isSameSection) || isTeaser(blocks, marks, i)) continue;
    end = i + 1;
    links = 0;
    isSameSection = true;
  }
  return end;
}

/** Under another heading a short sentence may be a note on the author, or a form's. */
function goesOn({ shape, size, buttons, endsSentence }: PageBlock, isSameSection: boolean): boolean {
  if (shape === 'prose') return endsSentence || size >= MIN_LONG_SIZE;
  return isSameSection && shape === 'sentence' && size >= MIN_SENTENCE_SIZE && buttons < MAX_BUTTONS;
}

function isTeaser(blocks: readonly PageBlock[], marks: readonly Mark[], i: number): boolean {
  const above = blocks[i - 1];
  if (marks[i - 1] !== 'links' || above === undefined || above.draft.kind === 'list') return false;
  return !isRelatedLine(above) && above.buttons < MAX_BUTTONS;
}

import type { PageBlock } from '../blocks/block.js';
import { isCommentsLabel } from '../blocks/labels.js';
import { countsFrom, greatestFrom, sumsBefore, sumsFrom } from '../blocks/scan.js';
import { findThread } from '../blocks/threads.js';
import { startOfRun } from './comment-runs.js';
import { isMeta, isReply } from './comment-signs.js';
import { indexesWhere, type MarkedPage, marked, type Rule } from './rule.js';

/** A paragraph of this size below the label is not a comment, unless the article is even longer: see the shares. */
const LONG_SIZE = 200;
/**
 * Compared with the article above, one comment has less than this share of its size, and all together less than this.
 */
const MAX_ONE_SHARE = 0.5;
const MAX_ALL_SHARE = 1.5;
/** Most comments are short, and at least one in this many texts has a date, a place or buttons. */
const TEXTS_PER_SIGN = 3;

/** Readers' comments under the article: from their label on, or from the first of those with recurring buttons. */
export const comments: Rule = {
  name: 'comments',
  why: 'To the end, over links and buttons, which belong to them; sources stay. In a thread, below its last post.',
  apply: (page) => {
    const last = findThread(page.blocks, page.marks)?.end ?? -1;
    const start = Math.min(startOfSection(page) ?? Infinity, startOfRun(page.blocks) ?? Infinity);
    return marked(
      indexesWhere(page, (_, i) => i >= start && i > last && page.marks[i]?.kind !== 'source'),
      'comments',
    );
  },
};

/** The place of a comment section's label; null if there is none. */
function startOfSection({ blocks, marks }: MarkedPage): number | null {
  const isProse = ({ shape }: PageBlock): boolean => shape === 'prose';
  const articleBefore = sumsBefore(blocks, (block, i) => (isProse(block) && !marks[i] ? block.size : 0));
  const proseFrom = sumsFrom(blocks, (block) => (isProse(block) ? block.size : 0));
  const longestFrom = greatestFrom(blocks, (block) => (isProse(block) ? block.size : 0));
  const signsFrom = countsFrom(blocks, (block) => isMeta(block) || isReply(block));
  const textsFrom = countsFrom(blocks, ({ shape }) => shape === 'prose' || shape === 'sentence');
  const start = blocks.slice(0, -1).findIndex((block, i) => {
    if (!isCommentsLabel(block)) return false;
    const article = articleBefore[i] ?? 0;
    const signs = (signsFrom[i + 1] ?? 0) + (/\d/.test(block.text) ? 1 : 0);
    const isSigned = signs > 0 && signs >= (textsFrom[i + 1] ?? 0) / TEXTS_PER_SIGN;
    const isOneShort = (longestFrom[i + 1] ?? 0) < Math.max(LONG_SIZE, article * MAX_ONE_SHARE);
    return article > 0 && isSigned && isOneShort && (proseFrom[i + 1] ?? 0) < article * MAX_ALL_SHARE;
  });
  return start === -1 ? null : start;
}

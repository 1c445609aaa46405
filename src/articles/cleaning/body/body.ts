import type { PageBlock } from '../blocks/block.js';
import type { Body } from '../blocks/layout.js';
import { isClutter, type Mark, type Marks } from '../blocks/marks.js';
import { findThread } from '../blocks/threads.js';
import { endAfter } from './continuation.js';
import { findVerse } from './verse.js';

/** How strongly a block speaks for the body, above 0, or against it, below. Set by hand on pages of many shapes. */
const SCORES = {
  prose: 1,
  /** For each unit of a paragraph's size, up to the limit. */
  proseSize: 1 / 30,
  proseLimit: 150,
  sentence: 0.5,
  rich: 1,
  list: 0.3,
  source: 0.3,
  /** A single link between paragraphs is hardly the end of an article. */
  lonely: -0.4,
  clutter: -1.5,
  next: -0.5,
  /** The most that a run of clutter counts against it. */
  run: -3.5,
  /** A notice, a call, a comment. */
  text: -2.5,
} as const;

/**
 * The stretch of blocks whose scores add up to the most: the maximum subsequence, as in Pasternack and Roth,
 * "Extracting Article Text from the Web with Maximum Subsequence Segmentation" (2009), with scores from the blocks'
 * shapes instead of trained ones. Null if nothing speaks for any block.
 */
export function findBody(blocks: readonly PageBlock[], marks: Marks): Body | null {
  let best = { start: 0, end: 0, sum: 0 };
  let start = 0;
  let sum = 0;
  for (const [i, score] of scoresOf(blocks, marks).entries()) {
    if (sum <= 0) {
      sum = 0;
      start = i;
    }
    sum += score;
    if (sum > best.sum) best = { start, end: i + 1, sum };
  }
  if (best.sum <= 0) return findVerse(blocks, marks);
  return { start: best.start, end: endAfter(blocks, marks, best.end) };
}

function scoresOf(blocks: readonly PageBlock[], marks: Marks): number[] {
  let run = 0;
  const thread = findThread(blocks, marks);
  return blocks.map((block, i) => {
    const mark = marks[i] ?? null;
    if (thread && i >= thread.start && i < thread.end && isClutter(mark)) return 0;
    if (mark?.kind !== 'links' && mark?.kind !== 'buttons') {
      if (block.shape === 'prose' || block.shape === 'sentence') run = 0;
      return isClutter(mark) ? SCORES.text : scoreOf(block, mark);
    }
    const score = run === 0 ? (isLonely(marks, i) ? SCORES.lonely : SCORES.clutter) : SCORES.next;
    const limited = Math.max(score, SCORES.run - run);
    run += limited;
    return limited;
  });
}

function scoreOf({ shape, size }: PageBlock, mark: Mark | null): number {
  if (mark?.kind === 'source') return SCORES.source;
  if (shape === 'prose') return SCORES.prose + Math.min(size, SCORES.proseLimit) * SCORES.proseSize;
  return shape === 'sentence' || shape === 'rich' || shape === 'list' ? SCORES[shape] : 0;
}

function isLonely(marks: Marks, i: number): boolean {
  return [marks[i - 1], marks[i + 1]].every((mark) => (mark ?? null) === null);
}

import type { RemovalReason } from '../../removed.js';
import type { PageBlock } from '../blocks/block.js';
import type { Page, Removals } from '../blocks/layout.js';
import { isClutter, type Mark } from '../blocks/marks.js';
import { isRelatedLabel } from '../rules/related.js';
import { END_MARK, TAGS_LABEL } from '../words/words.js';

/** So many lines in a row that end no sentence, before other clutter, are headlines or buttons. */
const MIN_LINES = 4;

/**
 * What goes after the body: everything from the first mark on, with the label before it. Sources stay, and the
 * byline, unless other articles' headlines stand before it.
 */
export function tailRemovals({ blocks, marks, body }: Page): Removals {
  const removals: Removals = new Map();
  const first = blocks.findIndex((_, i) => i >= body.end && isClutter(marks[i]));
  if (first === -1) return removals;
  let reason: RemovalReason = 'links';
  let isOver = false;
  for (let i = startOfTail(blocks, marks, body.end, first); i < blocks.length; i++) {
    const block = blocks[i];
    const mark = marks[i] ?? null;
    if (!block || mark === 'source') continue;
    reason = mark ?? (i < first ? (marks[first] as RemovalReason) : reason);
    if (mark === 'links' || mark === 'comments') isOver = true;
    if (!isOver && mark === null && staysAfterNotice(block)) continue;
    removals.set(i, reason);
  }
  return removals;
}

/** The first mark, with what leads to it: headings without a text of their own, labels, runs of headlines. */
function startOfTail(
  blocks: readonly PageBlock[],
  marks: readonly Mark[],
  end: number,
  first: number,
): number {
  let start = first;
  while (start > end && marks[start - 1] === null && leadsTo(blocks[start - 1], marks[start] ?? null))
    start--;
  const ending = blocks.findIndex(({ text }, i) => i >= end && i < start && END_MARK.test(text));
  const isLine = (i: number): boolean => blocks[i]?.shape === 'line' && marks[i] === null;
  let run = start;
  while (run > end && isLine(run - 1)) run--;
  if (ending >= run) return ending;
  return start - run >= MIN_LINES ? run : start;
}

function leadsTo(block: PageBlock | undefined, mark: Mark): boolean {
  if (!block) return false;
  if (block.shape === 'heading') return true;
  if (END_MARK.test(block.text)) return true;
  const isLabel =
    /[:：]$/.test(block.text) ||
    block.draft.bold === 1 ||
    isRelatedLabel(block) ||
    TAGS_LABEL.test(block.text);
  return block.shape === 'line' && isLabel && mark !== 'notice';
}

function staysAfterNotice({ shape }: PageBlock): boolean {
  return shape === 'byline' || shape === 'addresses';
}

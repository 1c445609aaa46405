import type { PageBlock } from '../blocks/block.js';
import type { Mark } from '../blocks/marks.js';

/** The longest line that goes with its neighbours, in the units of `sizeOf`, and the share of labels it needs. */
const MAX_SIZE = 24;
const MIN_SHARE = 0.3;

/** Marks short lines that are in part labels of buttons, beside a button, a call or a notice: parts of one form. */
export function markNeighbours(blocks: readonly PageBlock[], marks: Mark[]): void {
  const visit = (i: number, beside: number): void => {
    const block = blocks[i];
    if (block && (marks[i] ?? null) === null && isWeak(block) && isForm(blocks[beside], marks[beside]))
      marks[i] = 'buttons';
  };
  for (const i of blocks.keys()) visit(i, i - 1);
  for (const i of [...blocks.keys()].reverse()) visit(i, i + 1);
}

function isWeak({ shape, size, buttons, draft }: PageBlock): boolean {
  const isShort = shape === 'line' || (shape === 'sentence' && draft.kind === 'quote');
  return isShort && size <= MAX_SIZE && buttons >= MIN_SHARE;
}

function isForm(block: PageBlock | undefined, mark: Mark | undefined): boolean {
  if (mark === 'links') return block !== undefined && block.buttons >= 0.5;
  return mark === 'buttons' || mark === 'call' || mark === 'notice';
}

import type { PageBlock } from '../blocks/block.js';
import type { MarkKind } from '../blocks/marks.js';
import type { Found, MarkedPage, Rule } from './rule.js';

/** The longest line that is judged with its neighbours, in the units of `sizeOf`, and the share of labels it needs. */
const MAX_SIZE = 24;
const MIN_SHARE = 0.3;
/** The share of labels from which on a block of links is part of a form. */
const MIN_LINKS_SHARE = 0.5;

/** Short lines with some button labels below a button, a call or a notice: parts of one form. */
export const formBelow: Rule = {
  name: 'form-below',
  why: 'Last, since it goes by what the neighbours were found to be; each line found may carry the next one along.',
  apply: (page) => spread(page, [...page.blocks.keys()], -1),
};

/** Such lines above a button, a call or a notice. */
export const formAbove: Rule = {
  name: 'form-above',
  why: 'After those below, which it may join.',
  apply: (page) => spread(page, [...page.blocks.keys()].reverse(), 1),
};

/** @param side the side of the neighbour that a line belongs to: -1 above it, 1 below */
function spread({ blocks, marks }: MarkedPage, order: readonly number[], side: 1 | -1): Found {
  const found = new Map<number, MarkKind>();
  const kindAt = (i: number): MarkKind | null => found.get(i) ?? marks[i]?.kind ?? null;
  for (const i of order) {
    const block = blocks[i];
    const isPart = block && kindAt(i) === null && isWeak(block) && isForm(blocks[i + side], kindAt(i + side));
    if (isPart) found.set(i, 'buttons');
  }
  return found;
}

function isWeak({ shape, size, buttons, draft }: PageBlock): boolean {
  const isShort = shape === 'line' || (shape === 'sentence' && draft.kind === 'quote');
  return isShort && size <= MAX_SIZE && buttons >= MIN_SHARE;
}

function isForm(block: PageBlock | undefined, kind: MarkKind | null): boolean {
  if (kind === 'links') return block !== undefined && block.buttons >= MIN_LINKS_SHARE;
  return kind === 'buttons' || kind === 'call' || kind === 'notice';
}

import type { PageBlock } from './block.js';

const DEEPEST = 6;

/** For each block, where its section ends: at the next heading of its depth or above, for a label at any heading. */
export function sectionEnds(blocks: readonly PageBlock[]): readonly number[] {
  const ends = new Array<number>(blocks.length).fill(blocks.length);
  const next = new Array<number>(DEEPEST + 1).fill(blocks.length);
  for (let i = blocks.length - 1; i >= 0; i--) {
    const { shape, draft } = blocks[i] as PageBlock;
    ends[i] = next[draft.depth === 0 ? DEEPEST : draft.depth] ?? blocks.length;
    if (shape === 'heading') next.fill(i, draft.depth);
  }
  return ends;
}

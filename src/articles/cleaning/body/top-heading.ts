import type { PageBlock } from '../blocks/block.js';
import { isClutter, type Marks } from '../blocks/marks.js';

/** With this many marks above the title, everything there is a menu. */
const MIN_MENU_MARKS = 3;

/** The only heading of the first order, if several marks and no paragraph are above: those are menus. Else -1. */
export function topHeading(blocks: readonly PageBlock[], marks: Marks): number {
  const tops = [...blocks.keys()].filter(
    (i) => blocks[i]?.shape === 'heading' && blocks[i]?.draft.depth === 1,
  );
  const [top = -1] = tops;
  const above = blocks.slice(0, Math.max(0, top));
  const hasText = above.some(({ shape, draft }) => shape === 'prose' || draft.kind === 'code');
  const count = marks.slice(0, above.length).filter(isClutter).length;
  return tops.length === 1 && !hasText && count >= MIN_MENU_MARKS ? top : -1;
}

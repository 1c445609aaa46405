import type { PageBlock } from './block.js';
import type { Page, Removals } from './layout.js';
import { isClutter, type Mark } from './marks.js';

/** Before a menu, shorter lines than this are parts of it or the site's name, longer ones may be the title. */
const MIN_TITLE_SIZE = 7;

/** What goes before the body: marked blocks, and short lines among them. The title and the byline stay. */
export function headRemovals({ blocks, marks, body }: Page): Removals {
  const removals: Removals = new Map();
  const head = blocks.slice(0, body.start);
  const title = titleIn(head, marks);
  const first = marks.findIndex(isClutter);
  const last = marks.slice(0, body.start).findLastIndex(isClutter);
  for (const [i, block] of head.entries()) {
    const mark = marks[i] ?? null;
    if (i === title || mark === 'source') continue;
    if (mark !== null) removals.set(i, mark);
    else if (isMenuLine(block) && i > first && i < last) removals.set(i, 'buttons');
  }
  return removals;
}

/** The heading that names the article, even where it links to itself. */
function titleIn(head: readonly PageBlock[], marks: readonly Mark[]): number {
  const plain = head.findIndex(({ shape }, i) => shape === 'heading' && marks[i] === null);
  if (plain !== -1) return plain;
  const last = head.findLastIndex(({ draft }) => draft.kind === 'heading' && draft.depth <= 2);
  return last;
}

function isMenuLine({ shape, size, text }: PageBlock): boolean {
  return shape === 'line' && size < MIN_TITLE_SIZE && !/\d/.test(text);
}

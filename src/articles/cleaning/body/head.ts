import type { PageBlock } from '../blocks/block.js';
import type { Page, Removals } from '../blocks/layout.js';
import { isClutter, type Mark } from '../blocks/marks.js';
import { DATED } from '../words/words.js';

/** Before a menu, shorter lines than this are parts of it or the site's name, longer ones may be the title. */
const MIN_TITLE_SIZE = 7;

/** So many marks above the title make menus of all that stands there. */
const MIN_MENU_MARKS = 3;

/** What goes before the body: marked blocks, and short lines among them. The title and the byline stay. */
export function headRemovals({ blocks, marks, body }: Page): Removals {
  const removals: Removals = new Map();
  const top = topHeading(blocks, marks);
  const head = blocks.slice(0, Math.max(body.start, top));
  const title = top > 0 ? top : titleIn(head, marks);
  const first = marks.findIndex(isClutter);
  const last = marks.slice(0, body.start).findLastIndex(isClutter);
  for (const i of head.keys()) {
    const mark = marks[i] ?? null;
    if (i === title || mark === 'source') continue;
    if (mark !== null) removals.set(i, mark);
    else if (top > 0 && i > first && i < title && isFurniture(head[i])) removals.set(i, 'links');
    else if (i > first && isPartOfMenu(head, i, { title, last })) removals.set(i, 'buttons');
    else if (i === 0 && first === 1 && isSiteName(blocks)) removals.set(i, 'buttons');
  }
  return removals;
}

/** A label among others; above a heading of the first order, which is the title, also a longer line. */
function isPartOfMenu(
  head: readonly PageBlock[],
  i: number,
  { title, last }: { readonly title: number; readonly last: number },
): boolean {
  const block = head[i];
  if (block?.shape !== 'line') return false;
  const heading = head[title];
  if (i < title && heading?.draft.depth === 1) return !block.text.includes(heading.text);
  const isDated = [head[i - 1], head[i + 1]].some((beside) => beside && DATED.test(beside.text));
  return i < last && isMenuLine(block) && !(isDated && /\p{L}/u.test(block.text));
}

/** The only heading of the first order, where several marks and no paragraph stand above: those are menus. Else -1. */
function topHeading(blocks: readonly PageBlock[], marks: readonly Mark[]): number {
  const tops = [...blocks.keys()].filter(
    (i) => blocks[i]?.shape === 'heading' && blocks[i]?.draft.depth === 1,
  );
  const [top = -1] = tops;
  const hasText = blocks
    .slice(0, Math.max(0, top))
    .some(({ shape, draft }) => shape === 'prose' || draft.kind === 'code');
  const count = marks.slice(0, Math.max(0, top)).filter(isClutter).length;
  return tops.length === 1 && !hasText && count >= MIN_MENU_MARKS ? top : -1;
}

/** Headings, tables of links and lists above the title. */
function isFurniture(block: PageBlock | undefined): boolean {
  return (
    block !== undefined && block.shape !== 'byline' && block.shape !== 'sentence' && block.shape !== 'line'
  );
}

/** A first line above the buttons that returns in the footer. */
function isSiteName([first, ...rest]: readonly PageBlock[]): boolean {
  return first !== undefined && isMenuLine(first) && rest.some(({ text }) => text === first.text);
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

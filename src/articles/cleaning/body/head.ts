import type { PageBlock } from '../blocks/block.js';
import type { Page, Removal, Removals } from '../blocks/layout.js';
import { isClutter, type Marks } from '../blocks/marks.js';
import { DATED } from '../words/dates.js';
import { topHeading } from './top-heading.js';

/** Before a menu, shorter lines than this are parts of it or the site's name, longer ones may be the title. */
const MIN_TITLE_SIZE = 7;

const FURNITURE: Removal = { reason: 'links', rule: 'above-title' };
const MENU_LINE: Removal = { reason: 'buttons', rule: 'menu-line' };
const SITE_NAME: Removal = { reason: 'buttons', rule: 'site-name' };

/** The blocks before the body, and what is known about them. */
interface Head {
  readonly blocks: readonly PageBlock[];
  readonly marks: Marks;
  /** The only heading of the first order below a menu, or -1. */
  readonly top: number;
  /** The heading that names the article, or -1. */
  readonly title: number;
  /** The first and the last block before the body that is clutter, or -1. */
  readonly first: number;
  readonly last: number;
  /** Whether the first line is a site's name. */
  readonly isNamed: boolean;
}

/** What is removed before the body: marked blocks, and short lines among them. The title and the byline stay. */
export function headRemovals(page: Page): Removals {
  const head = headOf(page);
  const removals = [...head.blocks.keys()].map((i): [number, Removal | null] => [i, removalAt(head, i)]);
  return new Map(removals.filter((entry): entry is [number, Removal] => entry[1] !== null));
}

function headOf({ blocks, marks, body }: Page): Head {
  const top = topHeading(blocks, marks);
  const head = blocks.slice(0, Math.max(body.start, top));
  const first = marks.findIndex(isClutter);
  return {
    blocks: head,
    marks,
    top,
    title: top > 0 ? top : titleIn(head, marks),
    first,
    last: marks.slice(0, body.start).findLastIndex(isClutter),
    isNamed: first === 1 && isSiteName(blocks),
  };
}

function removalAt(head: Head, i: number): Removal | null {
  const { blocks, marks, top, title, first, isNamed } = head;
  const mark = marks[i] ?? null;
  if (i === title || mark?.kind === 'source') return null;
  if (isClutter(mark)) return { reason: mark.kind, rule: mark.rule };
  if (top > 0 && i > first && i < title && isFurniture(blocks[i])) return FURNITURE;
  if (first !== -1 && i > first && isPartOfMenu(head, i)) return MENU_LINE;
  return i === 0 && isNamed ? SITE_NAME : null;
}

/** A label among others; above a heading of the first order, which is the title, also a longer line. */
function isPartOfMenu({ blocks, title, last }: Head, i: number): boolean {
  const block = blocks[i];
  if (block?.shape !== 'line') return false;
  const heading = blocks[title];
  if (i < title && heading?.draft.depth === 1) return !block.text.includes(heading.text);
  const isDated = [blocks[i - 1], blocks[i + 1]].some((beside) => beside && DATED.test(beside.text));
  return i < last && isMenuLine(block) && !(isDated && /\p{L}/u.test(block.text));
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

/** The heading that names the article, even if it links to itself. */
function titleIn(head: readonly PageBlock[], marks: Marks): number {
  const plain = head.findIndex(({ shape }, i) => shape === 'heading' && !marks[i]);
  return plain === -1
    ? head.findLastIndex(({ draft }) => draft.kind === 'heading' && draft.depth <= 2)
    : plain;
}

function isMenuLine({ shape, size, text }: PageBlock): boolean {
  return shape === 'line' && size < MIN_TITLE_SIZE && !/\d/.test(text);
}

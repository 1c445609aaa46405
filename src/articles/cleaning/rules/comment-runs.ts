import type { PageBlock } from '../blocks/block.js';
import { isName, isReply } from './comment-signs.js';

/** How many blocks one comment may have between two rows of buttons, and how long it is. */
const MAX_BLOCKS = 5;
const MAX_COMMENT_SIZE = 150;
/** A paragraph of this size below the last row is the article's. */
const ARTICLE_SIZE = 200;
/** How many lines above a comment may belong to it: its author's name and the like. */
const MAX_NAME_LINES = 2;

/**
 * Where comments without a label begin: at least two rows of their buttons with little between. Null if there are
 * none.
 */
export function startOfRun(blocks: readonly PageBlock[]): number | null {
  const rows = [...blocks.entries()].filter(([, block]) => isReply(block)).map(([i]) => i);
  const first = rows.find((at, n) => (rows[n + 1] ?? Number.POSITIVE_INFINITY) - at <= MAX_BLOCKS);
  if (first === undefined || !isOver(blocks, rows.at(-1) ?? first)) return null;
  const start = withNames(blocks, isComment(blocks[first - 1]) ? first - 1 : first);
  return blocks.slice(0, start).some(({ shape }) => shape === 'prose') ? start : null;
}

/** Whether the article does not continue below the last row. */
function isOver(blocks: readonly PageBlock[], last: number): boolean {
  return blocks.slice(last + 1).every(({ shape, size }) => shape !== 'prose' || size < ARTICLE_SIZE);
}

function withNames(blocks: readonly PageBlock[], start: number): number {
  const above = blocks.slice(Math.max(0, start - MAX_NAME_LINES), start).reverse();
  const text = above.findIndex((block) => !isName(block));
  return start - (text === -1 ? above.length : text);
}

function isComment(block: PageBlock | undefined): boolean {
  return (
    block !== undefined &&
    (block.shape === 'prose' || block.shape === 'sentence' || block.shape === 'line') &&
    block.size < MAX_COMMENT_SIZE
  );
}

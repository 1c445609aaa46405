import type { Span } from '../text/span.js';
import type { Article } from './article.js';

/** The separator between two cells of a row; a row is a line. */
export const CELL_BORDER = ' | ';

/** A table and the place of the header's line in it. */
export interface Table extends Span {
  /** Null if the table has none. */
  readonly header: Span | null;
}

/** The table that contains a place of an article, or null if none does. */
export function tableAt({ text, blocks }: Pick<Article, 'text' | 'blocks'>, at: number): Table | null {
  const block = blocks[blockAt(blocks, at)];
  if (block?.kind !== 'table' || at >= block.end) return null;
  const { start, end, depth } = block;
  return { start, end, header: depth > 0 ? { start, end: lineEnd(text, start, end) } : null };
}

/** The header of the rows at a place: null outside tables, in a table without a header, and in the header itself. */
export function headerOf(article: Pick<Article, 'text' | 'blocks'>, at: number): Span | null {
  const header = tableAt(article, at)?.header ?? null;
  return header && header.end < at ? header : null;
}

/** Whether a place of an article is in a heading. */
export function isInHeading(blocks: Article['blocks'], at: number): boolean {
  const block = blocks[blockAt(blocks, at)];
  return block?.kind === 'heading' && at < block.end;
}

/** The index of the last block that begins at an offset or before; -1 if none does. */
export function blockAt(blocks: Article['blocks'], at: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? at) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function lineEnd(text: string, from: number, end: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? end : Math.min(newline, end);
}

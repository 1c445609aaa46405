import type { PageBlock } from './block.js';
import type { Page, Removals } from './layout.js';
import type { Mark } from './marks.js';
import { isRelatedLabel } from './related.js';

/** So many blocks of links in a row inside the body are no part of it. */
const MIN_RUN = 3;

/**
 * What goes inside the body, where the bar is higher: comments and machine summaries, runs of links under a label
 * like "related", rows of several buttons, and notices or calls that link or return. A list of links stays.
 */
export function insideRemovals({ blocks, marks, body }: Page): Removals {
  const removals: Removals = new Map();
  const returning = textsThatReturn(blocks);
  for (let i = body.start; i < body.end; i++) {
    const mark = marks[i] ?? null;
    if (mark === null || mark === 'source') continue;
    if (mark === 'comments' || mark === 'summary') {
      removals.set(i, mark);
      continue;
    }
    const end = endOfRun(marks, i, body.end);
    const label = blocks[i - 1];
    const isLabelled =
      label !== undefined && marks[i - 1] === null && i > body.start && isRelatedLabel(label);
    if (isLabelled || isClutterRun(blocks, marks, i, end, returning)) {
      if (isLabelled) removals.set(i - 1, 'links');
      for (let at = i; at < end; at++) removals.set(at, marks[at] as Exclude<Mark, 'source' | null>);
    }
    i = end - 1;
  }
  return removals;
}

function endOfRun(marks: readonly Mark[], start: number, limit: number): number {
  let end = start;
  while (
    end < limit &&
    (marks[end] === 'links' || marks[end] === 'buttons' || marks[end] === 'notice' || marks[end] === 'call')
  )
    end++;
  return Math.max(end, start + 1);
}

function isClutterRun(
  blocks: readonly PageBlock[],
  marks: readonly Mark[],
  start: number,
  end: number,
  returning: ReadonlySet<string>,
): boolean {
  const run = blocks.slice(start, end);
  const links = run.filter((_, i) => marks[start + i] === 'links');
  const others = run.length - links.length;
  if (run.some(isRelatedLabel) || (links.length > 0 && others > 0) || others >= 2) return true;
  if (links.length >= MIN_RUN && links.every(({ draft }) => draft.kind === 'paragraph')) return true;
  return run.length === 1 && run.some((block) => isClutterAlone(block, marks[start] ?? null, returning));
}

function isClutterAlone(block: PageBlock, mark: Mark, returning: ReadonlySet<string>): boolean {
  if (mark === 'links') return block.buttons >= 0.5;
  const returns = returning.has(block.text);
  if (mark === 'buttons')
    return block.labels >= 2 || returns || (block.labels === 1 && block.draft.linked > 0);
  return returns || block.draft.linked > 0;
}

function textsThatReturn(blocks: readonly PageBlock[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(blocks.map(({ text }) => text).filter((text) => seen.size === seen.add(text).size));
}

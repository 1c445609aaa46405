import type { RemovalReason } from '../../removed.js';
import type { PageBlock } from '../blocks/block.js';
import type { Page, Removals } from '../blocks/layout.js';
import { isClutter, type Mark } from '../blocks/marks.js';
import { isRelatedLabel, isRelatedLine } from '../rules/related.js';

/** So many blocks of links in a row inside the body are no part of it. */
const MIN_RUN = 3;

/** With so many marks beside buttons a document is surely a page, and a lone label of a button is one. */
const MIN_MARKS = 3;

/** A label longer than this says something. In the units of `sizeOf`. */
const MAX_LONE_SIZE = 4;

/** What a page tells of a lone block. */
interface Hints {
  /** Texts that stand more than once on the page. */
  readonly returning: ReadonlySet<string>;
  readonly isPage: boolean;
}

/**
 * What goes inside the body, where the bar is higher: comments and machine summaries, runs of links under a label
 * like "related", rows of several buttons, and notices or calls that link or return. A list of links stays.
 */
export function insideRemovals({ blocks, marks, body }: Page): Removals {
  const removals: Removals = new Map();
  const hints = {
    returning: textsThatReturn(blocks),
    isPage: marks.filter((mark) => isClutter(mark) && mark !== 'buttons').length >= MIN_MARKS,
  };
  for (let i = body.start; i < body.end; i++) {
    const mark = marks[i];
    if (!isClutter(mark)) continue;
    const isSection = mark === 'comments' || mark === 'summary' || mark === 'contents';
    const end = isSection ? i + 1 : endOfRun(marks, i, body.end);
    const isLabelled = i > body.start && !isClutter(marks[i - 1]) && isLabel(blocks[i - 1]);
    if (isSection || isLabelled || isClutterRun(blocks.slice(i, end), marks.slice(i, end), hints)) {
      if (isLabelled) removals.set(i - 1, 'links');
      for (let at = i; at < end; at++) removals.set(at, marks[at] as RemovalReason);
    }
    i = end - 1;
  }
  return removals;
}

function isLabel(block: PageBlock | undefined): boolean {
  return block !== undefined && isRelatedLabel(block);
}

function endOfRun(marks: readonly Mark[], start: number, limit: number): number {
  let end = start + 1;
  while (end < limit && isClutter(marks[end]) && marks[end] !== 'comments' && marks[end] !== 'summary') end++;
  return end;
}

function isClutterRun(run: readonly PageBlock[], marks: readonly Mark[], hints: Hints): boolean {
  const count = (kind: Mark): number => marks.filter((mark) => mark === kind).length;
  const links = count('links');
  const buttons = count('buttons');
  const texts = run.length - links - buttons;
  if (run.some((block) => isRelatedLabel(block) || isRelatedLine(block)) || buttons >= 2) return true;
  if (run.some(({ text, buttons: share }) => share >= 0.5 && hints.returning.has(text))) return true;
  if ([links, buttons, texts].filter((kinds) => kinds > 0).length > 1) return true;
  if (links >= MIN_RUN && run.every(({ draft }) => draft.kind === 'paragraph')) return true;
  const [block] = run;
  return block !== undefined && run.length === 1 && isClutterAlone(block, marks[0] ?? null, hints);
}

function isClutterAlone(block: PageBlock, mark: Mark, { returning, isPage }: Hints): boolean {
  if (mark === 'links') return block.buttons >= 0.5;
  if (returning.has(block.text) || block.draft.linked > 0) return true;
  return (
    mark === 'buttons' &&
    (block.labels >= 2 || (isPage && block.buttons >= 0.9 && block.size <= MAX_LONE_SIZE))
  );
}

function textsThatReturn(blocks: readonly PageBlock[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(blocks.map(({ text }) => text).filter((text) => seen.size === seen.add(text).size));
}

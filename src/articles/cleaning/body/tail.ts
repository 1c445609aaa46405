import type { PageBlock } from '../blocks/block.js';
import { isRelatedLabel } from '../blocks/labels.js';
import type { Page, Removal, Removals } from '../blocks/layout.js';
import { isClutter, type Mark } from '../blocks/marks.js';
import { END_MARK, TAGS_LABEL } from '../words/labels.js';

/** This many lines in a row that end no sentence, before other clutter, are headlines or buttons. */
const MIN_LINES = 4;
/** What is removed without a mark: before the first mark, and after it. */
const LEAD = 'label-of-end';
const REST = 'after-end';

/**
 * What is removed after the body: everything from the first mark on, with the label before it. Sources stay, and the
 * byline, unless other articles' headlines are before it.
 */
export function tailRemovals({ blocks, marks, body }: Page): Removals {
  const first = blocks.findIndex((_, i) => i >= body.end && isClutter(marks[i]));
  const mark = marks[first];
  if (!isClutter(mark)) return new Map();
  const removals = new Map<number, Removal>();
  let reason = mark.kind;
  let isOver = false;
  for (let i = startOfTail({ blocks, marks, body }, first); i < blocks.length; i++) {
    const own = marks[i] ?? null;
    if (own?.kind === 'source') continue;
    if (isClutter(own)) reason = own.kind;
    if (own?.kind === 'links' || own?.kind === 'comments') isOver = true;
    if (!isOver && own === null && staysAfterNotice(blocks[i])) continue;
    removals.set(i, { reason, rule: own?.rule ?? (i < first ? LEAD : REST) });
  }
  return removals;
}

/** The first mark, with what leads to it: headings without text, labels, runs of headlines. */
function startOfTail({ blocks, marks, body: { end } }: Page, first: number): number {
  const leads = (i: number): boolean => !marks[i] && leadsTo(blocks[i], marks[i + 1] ?? null);
  const start = startWhile(first, end, leads);
  const ending = blocks.findIndex(({ text }, i) => i >= end && i < start && END_MARK.test(text));
  const run = startWhile(start, end, (i) => blocks[i]?.shape === 'line' && !marks[i]);
  if (ending >= run) return ending;
  return start - run >= MIN_LINES ? run : start;
}

/** How far back from an index, down to a limit, each block meets a condition. */
function startWhile(from: number, limit: number, holds: (i: number) => boolean): number {
  let start = from;
  while (start > limit && holds(start - 1)) start--;
  return start;
}

function leadsTo(block: PageBlock | undefined, mark: Mark | null): boolean {
  if (!block) return false;
  if (block.shape === 'heading' || END_MARK.test(block.text)) return true;
  const isLabel =
    /[:：]$/.test(block.text) ||
    block.draft.bold === 1 ||
    isRelatedLabel(block) ||
    TAGS_LABEL.test(block.text);
  return block.shape === 'line' && isLabel && mark?.kind !== 'notice';
}

function staysAfterNotice(block: PageBlock | undefined): boolean {
  return block?.shape === 'byline' || block?.shape === 'addresses';
}

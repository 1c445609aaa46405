import type { PageBlock } from '../blocks/block.js';
import { isRelatedLabel, isRelatedLine } from '../blocks/labels.js';
import type { Page, Removal, Removals } from '../blocks/layout.js';
import { CERTAIN_RULES, isClutter, type MarkKind, type Marks } from '../blocks/marks.js';
import { endWhile, indexesOf, type Span, spansOf } from '../blocks/spans.js';

/** This many blocks of links in a row inside the body are not part of it. */
const MIN_RUN = 3;
/** With this many marks apart from buttons a document is surely a page, and a lone button label is a button. */
const MIN_MARKS = 3;
/** A label longer than this says something. In the units of `sizeOf`. */
const MAX_LONE_SIZE = 4;
/** The share of labels from which on a block is part of a menu, and from which on a lone one is a button, 0 to 1. */
const MENU_SHARE = 0.5;
const LONE_SHARE = 0.9;
/** A section that a label marks from its start to its end, whatever is beside it. */
const SECTIONS: readonly MarkKind[] = ['comments', 'summary', 'contents'];
const LABEL: Removal = { reason: 'links', rule: 'label-of-links' };

/** A stretch of clutter inside the body. */
interface Stretch extends Span {
  readonly goes: boolean;
  /** Whether a label like "related" is above it. */
  readonly isLabelled: boolean;
}

/** What a page shows about a lone block. */
interface Hints {
  /** Texts that are more than once on the page. */
  readonly returning: ReadonlySet<string>;
  readonly isPage: boolean;
}

/**
 * What is removed inside the body, where more evidence is needed: comments and machine summaries, runs of links under
 * a label like "related", rows of several buttons, and notices or calls that link or return. A list of links stays.
 */
export function insideRemovals(page: Page): Removals {
  const { blocks, marks, body } = page;
  const hints: Hints = {
    returning: textsThatReturn(blocks),
    isPage: marks.filter((mark) => isClutter(mark) && mark.kind !== 'buttons').length >= MIN_MARKS,
  };
  const stretches = spansOf(body.end, (start) => (start < body.start ? null : stretchAt(page, start, hints)));
  const gone = stretches.filter(({ goes }) => goes);
  return new Map([
    ...gone.filter(({ isLabelled }) => isLabelled).map(({ start }): [number, Removal] => [start - 1, LABEL]),
    ...gone.flatMap((stretch) => removalsIn(marks, stretch)),
  ]);
}

function removalsIn(marks: Marks, stretch: Span): [number, Removal][] {
  return indexesOf(stretch).flatMap((i): [number, Removal][] => {
    const mark = marks[i];
    return isClutter(mark) ? [[i, { reason: mark.kind, rule: mark.rule }]] : [];
  });
}

function stretchAt({ blocks, marks, body }: Page, start: number, hints: Hints): Stretch | null {
  const mark = marks[start];
  if (!isClutter(mark)) return null;
  const isSection = SECTIONS.includes(mark.kind) || CERTAIN_RULES.includes(mark.rule);
  const end = isSection ? start + 1 : Math.min(body.end, endOfRun(marks, start));
  const above = blocks[start - 1];
  const isLabelled =
    start > body.start && !isClutter(marks[start - 1]) && above !== undefined && isRelatedLabel(above);
  const goes =
    isSection || isLabelled || isClutterRun(blocks.slice(start, end), marks.slice(start, end), hints);
  return { start, end, goes, isLabelled };
}

function endOfRun(marks: Marks, start: number): number {
  const isOneMore = (mark: Marks[number]): boolean =>
    isClutter(mark) && mark.kind !== 'comments' && mark.kind !== 'summary';
  return endWhile(marks, start + 1, isOneMore);
}

function isClutterRun(run: readonly PageBlock[], marks: Marks, hints: Hints): boolean {
  const count = (kind: MarkKind): number => marks.filter((mark) => mark?.kind === kind).length;
  const links = count('links');
  const buttons = count('buttons');
  const texts = run.length - links - buttons;
  if (run.some((block) => isRelatedLabel(block) || isRelatedLine(block)) || buttons >= 2) return true;
  if (run.some(({ text, buttons: share }) => share >= MENU_SHARE && hints.returning.has(text))) return true;
  if ([links, buttons, texts].filter((kinds) => kinds > 0).length > 1) return true;
  if (links >= MIN_RUN && run.every(({ draft }) => draft.kind === 'paragraph')) return true;
  const [block] = run;
  return block !== undefined && run.length === 1 && isClutterAlone(block, marks[0]?.kind ?? null, hints);
}

function isClutterAlone(block: PageBlock, kind: MarkKind | null, { returning, isPage }: Hints): boolean {
  if (kind === 'links') return block.buttons >= MENU_SHARE;
  if (returning.has(block.text) || block.draft.linked > 0) return true;
  const isLone = isPage && block.buttons >= LONE_SHARE && block.size <= MAX_LONE_SIZE;
  return kind === 'buttons' && (block.labels >= 2 || isLone);
}

function textsThatReturn(blocks: readonly PageBlock[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(blocks.map(({ text }) => text).filter((text) => seen.size === seen.add(text).size));
}

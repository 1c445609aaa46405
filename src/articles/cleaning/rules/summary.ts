import type { PageBlock } from '../blocks/block.js';
import { countsFrom } from '../blocks/scan.js';
import { endWhile, indexesOf, type Span, spansOf } from '../blocks/spans.js';
import { isBoldHeading } from '../repair/headings.js';
import { MACHINE_DISCLAIMER, MACHINE_SUMMARY, SUMMARY_FILLERS, SUMMARY_TITLE } from '../words/summaries.js';
import { marked, type Rule } from './rule.js';

/** The longest label, and the longest line that says who wrote the summary, in the units of `sizeOf`. */
const MAX_LABEL_SIZE = 22;
const MAX_DISCLAIMER_SIZE = 42;
/** What may be left of a label without the words that make it one. */
const MAX_REST = 2;
/** How far below the label the line that ends such a summary is looked for, and how far from the end it is. */
const REACH = 6;
/** How many whole paragraphs may be above a summary before the article, and how many must be below it. */
const MAX_PROSE_BEFORE = 1;
const MIN_PROSE = 2;
/** The label at the start of a text, up to its colon or line break. */
const LABEL_IN_TEXT = /^[^:：\n]{2,30}[:：\n]/;

/**
 * What ends a summary: a heading; or else a line in bold as well, which may be the summary's own and may be one that
 * becomes a heading later.
 */
const HEADINGS: readonly ((block: PageBlock) => boolean)[] = [
  ({ shape }) => shape === 'heading',
  ({ shape, draft }) => shape === 'heading' || isBoldHeading(draft),
];

/** A summary by the platform's software, before the article or after it: its label, its text, its disclaimer. */
export const summary: Rule = {
  name: 'machine-summary',
  why: 'It is text and no clutter by itself, so its label decides; before comments, among which it may stand.',
  apply: ({ blocks }) => {
    const proseFrom = countsFrom(blocks, ({ shape }) => shape === 'prose');
    const spans = spansOf(blocks.length, (start) => {
      if (!isNearTop(start, proseFrom) && start < blocks.length - REACH) return null;
      const spans = HEADINGS.map((isHeading) => endOfSummary(blocks, start, isHeading))
        .filter((end) => end !== null)
        .map((end) => ({ start, end }));
      return spans.find((span) => isAtAnEdge(blocks, span, proseFrom)) ?? null;
    });
    return marked(spans.flatMap(indexesOf), 'summary');
  },
};

/** Before the article, or after it with a line that says who wrote it. */
function isAtAnEdge(
  blocks: readonly PageBlock[],
  { start, end }: Span,
  proseFrom: readonly number[],
): boolean {
  const after = proseFrom[end] ?? 0;
  if (isNearTop(start, proseFrom)) return after >= MIN_PROSE;
  return after === 0 && end - start > 1 && MACHINE_DISCLAIMER.test(blocks[end - 1]?.text ?? '');
}

function isNearTop(i: number, proseFrom: readonly number[]): boolean {
  return (proseFrom[0] ?? 0) - (proseFrom[i] ?? 0) <= MAX_PROSE_BEFORE;
}

/** The end, exclusive, of the summary that begins with a block; null if none does. */
function endOfSummary(
  blocks: readonly PageBlock[],
  start: number,
  isHeading: (block: PageBlock) => boolean,
): number | null {
  const block = blocks[start];
  if (!block || (block.shape === 'heading' && block.draft.depth === 1)) return null;
  if (isShort(block) && isLabel(block.text)) return endBelow(blocks, start, isHeading);
  if (isShort(block) && SUMMARY_TITLE.test(block.text) && isShortLabel(blocks[start + 1]))
    return endBelow(blocks, start + 1, isHeading);
  const isInText = isLabel(LABEL_IN_TEXT.exec(block.text)?.[0] ?? '');
  if (!isInText) return null;
  return start + (isDisclaimer(blocks[start + 1]) ? 2 : 1);
}

function isShort({ size }: PageBlock): boolean {
  return size <= MAX_LABEL_SIZE;
}

function isShortLabel(block: PageBlock | undefined): boolean {
  return block !== undefined && isShort(block) && isLabel(block.text);
}

function isLabel(text: string): boolean {
  const cue = MACHINE_SUMMARY.exec(text);
  return cue !== null && text.replace(cue[0], '').replace(SUMMARY_FILLERS, '').length <= MAX_REST;
}

function isDisclaimer(block: PageBlock | undefined): boolean {
  return block !== undefined && block.size <= MAX_DISCLAIMER_SIZE && MACHINE_DISCLAIMER.test(block.text);
}

/** Where the text below a label ends: at the line that says who wrote it, else with the quote, the list, the paragraph. */
function endBelow(
  blocks: readonly PageBlock[],
  label: number,
  isHeading: (block: PageBlock) => boolean,
): number {
  const first = label + 1;
  const reach = blocks.slice(first, first + REACH);
  const heading = endWhile(reach, 0, (block) => !isHeading(block));
  if (heading === 0) return first;
  const disclaimer = reach.slice(0, heading).findIndex(isDisclaimer);
  return disclaimer === -1 ? endOfText(blocks, first) : first + disclaimer + 1;
}

function endOfText(blocks: readonly PageBlock[], first: number): number {
  const quotes = endWhile(blocks, first, ({ draft }) => draft.kind === 'quote');
  if (quotes > first) return quotes;
  const leadsToList = (blocks[first]?.size ?? 0) < MAX_LABEL_SIZE && blocks[first + 1]?.draft.kind === 'list';
  return first + (leadsToList ? 2 : 1);
}

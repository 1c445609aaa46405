import type { PageBlock } from '../blocks/block.js';
import { isRelatedLabel } from '../blocks/labels.js';
import { isAt, ownSite } from '../blocks/sites.js';
import { indexesOf, type Span, spansOf } from '../blocks/spans.js';
import { MAX_TEASER_SIZE, MIN_PROSE_BEFORE, paragraphsBefore } from './related.js';
import { type MarkedPage, marked, type Rule } from './rule.js';

/** A single title with a text below it may be the author's. */
const MIN_CARDS = 2;
const NUMBER = /^\(?\d{1,3}[、.．)）:：]/;

/** Other articles' titles with a teaser below each. */
export const cards: Rule = {
  name: 'cards',
  why: 'After the related sections, whose links are known by then: cards stand without a label.',
  apply: (page) => {
    const before = paragraphsBefore(page);
    const rows = rowsOf(
      page,
      spansOf(page.blocks.length, (start) => cardAt(page, start)),
    );
    const others = rows.filter(
      (row) => row.length >= MIN_CARDS && isBelowText(row, before) && areOthers(page, row),
    );
    return marked(others.flat().flatMap(indexesOf), 'links');
  },
};

function isBelowText([first]: readonly Span[], before: readonly number[]): boolean {
  return first !== undefined && (before[first.start] ?? 0) >= MIN_PROSE_BEFORE;
}

/** Whether cards lead to the page's own site, or are under a label like "related": an author's own list is neither. */
function areOthers({ blocks, host }: MarkedPage, row: readonly Span[]): boolean {
  const above = blocks[(row[0]?.start ?? 0) - 1];
  if (above && isRelatedLabel(above)) return true;
  const site = host ?? ownSite(blocks);
  const links = row.flatMap(({ start }) => blocks[start]?.draft.links ?? []);
  return (
    site !== null &&
    links.every((link) => isAt(site, link)) &&
    !row.some(({ start }) => isNumbered(blocks[start]))
  );
}

/** `1、`, `2.`: an author who numbers things goes into them. */
function isNumbered(block: PageBlock | undefined): boolean {
  return block !== undefined && NUMBER.test(block.text);
}

/** Cards with no paragraph and no heading between them. */
function rowsOf({ blocks }: MarkedPage, all: readonly Span[]): readonly (readonly Span[])[] {
  const rows: Span[][] = [];
  for (const card of all) {
    const row = rows.at(-1);
    const between = blocks.slice(row?.at(-1)?.end ?? 0, card.start);
    if (row && !between.some(({ shape }) => shape === 'prose' || shape === 'heading')) row.push(card);
    else rows.push([card]);
  }
  return rows;
}

/** A link, perhaps a line, and a teaser. */
function cardAt({ blocks, marks }: MarkedPage, start: number): Span | null {
  const title = blocks[start];
  if (title?.shape !== 'links' || marks[start]?.kind !== 'links' || title.draft.links.length !== 1)
    return null;
  const hasLine = blocks[start + 1]?.shape === 'line' || blocks[start + 1]?.shape === 'byline';
  const teaser = start + (hasLine ? 2 : 1);
  return isTeaser(blocks[teaser]) ? { start, end: teaser + 1 } : null;
}

function isTeaser(block: PageBlock | undefined): boolean {
  const isText = block?.shape === 'prose' || block?.shape === 'sentence';
  return isText && block.size <= MAX_TEASER_SIZE;
}

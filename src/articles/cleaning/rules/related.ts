import type { PageBlock } from '../blocks/block.js';
import { isRelatedLabel } from '../blocks/labels.js';
import { isClutter, type Marks } from '../blocks/marks.js';
import { countsFrom, sumsBefore } from '../blocks/scan.js';
import { sectionEnds } from '../blocks/sections.js';
import { siteOf } from '../blocks/sites.js';
import { endWhile, indexesOf, type Span, spansOf } from '../blocks/spans.js';
import { type MarkedPage, marked, type Rule } from './rule.js';

/** A teaser of another article is no longer than this, in the units of `sizeOf`. */
export const MAX_TEASER_SIZE = 110;
/** How many whole paragraphs of the article must come before a list of other articles. */
export const MIN_PROSE_BEFORE = 2;

/** With this many sites, and this many per link, 0 to 1, a list is an author's choice. */
const MIN_SITES = 3;
const MIN_SITES_SHARE = 0.75;
/** Below this share of links, a list is a text about them, 0 to 1. */
const MENTIONED = 0.2;

/** What is under a label like "related articles". */
export const related: Rule = {
  name: 'related',
  why: 'After the sources, which such a section may hold and which stay; over buttons, since headlines look like them.',
  apply: (page) => {
    const isOfOthers = sectionsOfOthers(page);
    const ends = sectionEnds(page.blocks);
    const spans = spansOf(page.blocks.length, (start) => {
      const end = ends[start] ?? page.blocks.length;
      const block = page.blocks[start];
      if (!block || !isFree(page.marks, start) || !isRelatedLabel(block)) return null;
      return isOfOthers({ start, end }) ? { start, end: endOfUnlinked(page.marks, start, end) } : null;
    });
    return marked(
      spans.flatMap(indexesOf).filter((i) => isFree(page.marks, i)),
      'links',
    );
  },
};

/** For each block, and the length, how many whole paragraphs of the article come before it. */
export function paragraphsBefore({ blocks, marks }: MarkedPage): readonly number[] {
  return sumsBefore(blocks, ({ shape }, i) => (shape === 'prose' && !marks[i] ? 1 : 0));
}

function isFree(marks: Marks, i: number): boolean {
  return (marks[i] ?? null) === null || marks[i]?.kind === 'buttons';
}

/** Up to the first block of links, which is marked already and may be followed by other things. */
function endOfUnlinked(marks: Marks, start: number, end: number): number {
  return Math.min(
    end,
    endWhile(marks, start + 1, (mark) => mark?.kind !== 'links'),
  );
}

/** Whether a section with such a label lists other articles: below the text, in links, each with at most a teaser. */
function sectionsOfOthers(page: MarkedPage): (section: Span) => boolean {
  const { blocks, marks } = page;
  const before = paragraphsBefore(page);
  const long = countsFrom(blocks, ({ shape, size }) => shape === 'prose' && size > MAX_TEASER_SIZE);
  const linked = countsFrom(blocks, isLinked);
  const texts = countsFrom(blocks, isText);
  const content = countsFrom(blocks, isContent);
  const clutter = countsFrom(marks, isClutter);
  return ({ start, end }) => {
    const within = (counts: readonly number[]): number => (counts[start + 1] ?? 0) - (counts[end] ?? 0);
    if ((before[start] ?? 0) < MIN_PROSE_BEFORE || end === start + 1 || within(long) > 0) return false;
    if (within(content) > 0 || citesSites(blocks.slice(start + 1, end))) return false;
    // Without links, there are only headlines, with other clutter below.
    if (within(linked) === 0) return within(texts) === 0 && (clutter[end] ?? 0) > 0;
    return within(texts) <= within(linked);
  };
}

/** Links to this many sites, mostly once each, are an author's recommendations: a page lists those of its own site. */
function citesSites(section: readonly PageBlock[]): boolean {
  const links = section.flatMap(({ draft }) => draft.links);
  const sites = new Set(links.map(siteOf).filter((site) => site !== ''));
  return sites.size >= MIN_SITES && sites.size >= links.length * MIN_SITES_SHARE;
}

function isLinked({ shape, draft }: PageBlock): boolean {
  return shape === 'links' || (shape === 'list' && draft.links.length > 0);
}

/** Code, tables and lists of plain words are not headlines, nor is a list that mentions a link or two. */
function isContent({ shape, draft }: PageBlock): boolean {
  if (draft.kind === 'list') return draft.links.length === 0 ? shape === 'list' : draft.linked < MENTIONED;
  return shape === 'rich' && draft.links.length === 0;
}

function isText({ shape, draft }: PageBlock): boolean {
  return (shape === 'prose' || shape === 'sentence') && draft.kind !== 'list';
}

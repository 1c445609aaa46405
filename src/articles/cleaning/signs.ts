import type { Page, Removal, Removals } from './blocks/layout.js';
import { CERTAIN_RULES, isClutter, type MarkKind } from './blocks/marks.js';
import { isAt, ownSite } from './blocks/sites.js';
import { topHeading } from './body/top-heading.js';
import type { Origin } from './origin.js';

/** How many button labels, or links to the page's own site, are a sign. */
const MIN_LABELS = 3;
const MIN_OWN_LINKS = 2;
/** From this share of labels on, a row of links is a row of buttons, 0 to 1. */
const MIN_SHARE = 0.5;
/** The most blocks between a button and a call that belong together. */
const REACH = 3;
/** Rules that find sections by a label, which no author's list of links has. */
const SECTION_RULES: readonly string[] = ['comments', 'machine-summary', 'related'];
/** Calls in words that authors also use. */
const CALLS = 'calls';
/** What needs only its own two signs to be removed: what the words say, and their place or recurrence. */
const CERTAIN: readonly MarkKind[] = ['comments', 'summary', 'contents', 'notice', 'call'];
/** How many signs a text needs, besides a block's own mark, before the block is removed. */
const NEEDED: Readonly<Record<Origin, number>> = { written: 2, clipped: 1, unknown: 1 };

/** A sign that a text is a page kept whole, and whether a page has it. No sign follows from another. */
type Sign = (page: Page, host: string | null) => boolean;

const SIGNS: readonly Sign[] = [
  hasButtons,
  leadsToOwnSite,
  hasNotice,
  hasSection,
  hasForm,
  hasMenuAboveTitle,
  hasScripts,
];

/** How many kinds of signs say that a text is a page kept whole. */
export function countSigns(page: Page, host: string | null): number {
  return SIGNS.filter((sign) => sign(page, host)).length;
}

/**
 * What needs more than one sign to be removed. Links and short lines are an author's as often as a page's: they are
 * removed only if the text has signs of a page, and more signs if it was written rather than kept. Authors, too, ask
 * their readers to write to them: that is removed if the text was kept from a page, or has any sign of one.
 */
export function upheld(removals: Removals, signs: number, origin: Origin): Removals {
  if (signs >= NEEDED[origin]) return removals;
  const mayBeAuthors = signs === 0 && origin !== 'clipped';
  return new Map(
    [...removals].filter(([, removal]) => isCertain(removal) && !(mayBeAuthors && removal.rule === CALLS)),
  );
}

function isCertain({ reason, rule }: Removal): boolean {
  return CERTAIN_RULES.includes(rule) || (CERTAIN.includes(reason) && rule !== 'after-end');
}

/** Share bars and menus. */
function hasButtons({ blocks, marks }: Page): boolean {
  const rows = blocks.filter(({ buttons }, i) => {
    const kind = marks[i]?.kind;
    return kind === 'buttons' || (kind === 'links' && buttons >= MIN_SHARE);
  });
  return rows.reduce((sum, { labels }) => sum + labels, 0) >= MIN_LABELS;
}

/** Rows of links to the page's own site. */
function leadsToOwnSite({ blocks, marks }: Page, host: string | null): boolean {
  const site = host ?? ownSite(blocks);
  if (site === null) return false;
  const links = blocks.flatMap(({ draft }, i) => (marks[i]?.kind === 'links' ? draft.links : []));
  return links.filter((link) => isAt(site, link)).length >= MIN_OWN_LINKS;
}

function hasNotice({ marks }: Page): boolean {
  return marks.some((mark) => mark?.kind === 'notice');
}

/** What readers wrote, what software summed up, other articles under a label. */
function hasSection({ marks }: Page): boolean {
  return marks.some((mark) => isClutter(mark) && SECTION_RULES.includes(mark.rule));
}

/** A call near a button. */
function hasForm({ marks }: Page): boolean {
  const kinds = marks.map((mark) => mark?.kind);
  return kinds.some(
    (kind, i) => kind === 'call' && kinds.slice(Math.max(0, i - REACH), i + REACH + 1).includes('buttons'),
  );
}

/** Links that run a script, and lines of a platform. */
function hasScripts({ blocks, marks }: Page): boolean {
  const isScript = (link: string): boolean => link.startsWith('javascript:');
  return blocks.some(({ draft }, i) => draft.links.some(isScript) || marks[i]?.rule === 'platform-lines');
}

function hasMenuAboveTitle({ blocks, marks }: Page): boolean {
  return topHeading(blocks, marks) > 0;
}

import type { Draft } from '../formats/draft.js';
import type { RemovedText } from '../removed.js';
import type { Origin } from './origin.js';
import { cleanPage } from './page.js';
import { dropEditLinks } from './repair/edit-links.js';
import { apartGlued } from './repair/glued.js';
import { findHeadings } from './repair/headings.js';
import { dropReadings, findReadings } from './repair/readings.js';
import { closeSpacedHan } from './repair/spaced-han.js';
import { tidySpaces } from './repair/spaces.js';

export interface Cleaned {
  readonly drafts: readonly Draft[];
  readonly removed: readonly RemovedText[];
}

/**
 * What is done to every article's blocks after parsing: damage is repaired if that is certain, parts of the page are
 * left out, and lines that serve as headings become headings.
 *
 * @param url the article's address, or null: links to the same site are menus rather than sources
 * @param origin whether it was written in Markdown or kept from a page: a written text needs more evidence of clutter
 */
export function cleanDrafts(drafts: readonly Draft[], url: string | null, origin: Origin): Cleaned {
  const repaired = repair(apartGlued(drafts));
  const { kept, removed } = cleanPage(repaired.drafts, url === null ? null : new URL(url).hostname, origin);
  return { drafts: findHeadings(kept), removed: [...repaired.removed, ...removed] };
}

function repair(drafts: readonly Draft[]): Cleaned {
  const found = findReadings(drafts.filter(({ kind }) => kind !== 'code').map(({ text }) => text));
  const readings: string[] = [];
  const tidy = drafts.map((draft) => {
    if (draft.kind === 'code') return draft;
    const { text, removed } = dropReadings(draft.text, found);
    readings.push(...removed);
    return { ...draft, text: tidySpaces(text) };
  });
  const headed = dropEditLinks(tidy);
  return {
    drafts: closeSpacedHan(headed.drafts),
    removed: [
      ...removedAs(readings.join(''), { reason: 'readings', rule: 'readings' }),
      ...removedAs(headed.removed.join(''), { reason: 'buttons', rule: 'edit-links' }),
    ],
  };
}

function removedAs(text: string, why: Omit<RemovedText, 'text'>): RemovedText[] {
  return text === '' ? [] : [{ text, ...why }];
}

import type { PageBlock } from '../blocks/block.js';
import { findThread } from '../blocks/threads.js';
import { DATED } from '../words/dates.js';
import { indexesWhere, type MarkedPage, marked, type Rule } from './rule.js';

/** The longest name, in the units of `sizeOf`. */
const MAX_NAME_SIZE = 12;
/** How many blocks below the title the name may be, and how many may lie between it and the date. */
const REACH = 4;
/** Where sites keep their authors' pages: `/@name`, `/author/name`, `/people/12`. */
const WRITERS_PAGE =
  /\/(?:@|(?:authors?|people|profiles?|users?|members?|contributors?|writers?|by|u)(?:\/|\d))/i;

/** The author's name below the title, if it is only a link to the author's page. */
export const authorBelowTitle: Rule = {
  name: 'author-below-title',
  why: 'It looks like a link and is the byline. Before threads are looked for, in which it would be a row of buttons.',
  apply: (page) => {
    const name = nameBelowTitle(page);
    return marked(name === null ? [] : [name], 'source');
  },
};

/** In a thread, the name above each post's date. */
export const authorsInThread: Rule = {
  name: 'authors-in-thread',
  why: 'Who wrote each of the posts, which are the text there.',
  apply: (page) => {
    const thread = findThread(page.blocks, page.marks);
    const isIn = (i: number): boolean => thread !== null && i >= thread.start && i < thread.end;
    const isDated = (i: number): boolean => DATED.test(page.blocks[i]?.text ?? '');
    return marked(
      indexesWhere(page, (block, i) => isIn(i) && isName(block) && isDated(i + 1)),
      'source',
    );
  },
};

function nameBelowTitle({ blocks }: MarkedPage): number | null {
  const title = blocks.findIndex(({ shape }) => shape === 'heading');
  if (title === -1) return null;
  const below = blocks.slice(title + 1, title + 1 + REACH);
  const text = below.findIndex(({ shape }) => shape === 'prose');
  const above = text === -1 ? below : below.slice(0, text);
  const at = above.findIndex(isName);
  const name = above[at];
  if (!name) return null;
  const isDated = blocks.slice(title + 1, title + 1 + at + REACH).some((block) => DATED.test(block.text));
  return isWriters(name) || isDated ? title + 1 + at : null;
}

function isName(block: PageBlock): boolean {
  const { shape, draft, size, labels } = block;
  if (shape !== 'links' || draft.kind !== 'paragraph' || size > MAX_NAME_SIZE) return false;
  return draft.links.length === 1 ? labels === 0 : draft.links.length === 2 && isWriters(block);
}

function isWriters({ draft }: PageBlock): boolean {
  return WRITERS_PAGE.test(draft.links[0] ?? '');
}

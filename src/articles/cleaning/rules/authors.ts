import type { PageBlock } from '../blocks/block.js';
import type { Mark } from '../blocks/marks.js';
import { findThread } from '../blocks/threads.js';
import { DATED } from '../words/words.js';

/** The longest name, in the units of `sizeOf`. */
const MAX_NAME_SIZE = 12;
/** How many blocks below the title the name may stand, and how many may lie between it and the date. */
const REACH = 4;
/** Where sites keep the pages of those who write: `/@name`, `/author/name`, `/people/12`. */
const WRITERS_PAGE =
  /\/(?:@|(?:authors?|people|profiles?|users?|members?|contributors?|writers?|by|u)(?:\/|\d))/i;

/** Marks writers' names that are but links to the writers' pages: below the title, and in a thread above each date. */
export function markAuthors(blocks: readonly PageBlock[], marks: Mark[]): void {
  markAuthor(blocks, marks);
  const thread = findThread(blocks, marks);
  for (let i = thread?.start ?? blocks.length; i < (thread?.end ?? 0); i++) {
    const block = blocks[i];
    if (block && isName(block) && DATED.test(blocks[i + 1]?.text ?? '')) marks[i] = 'source';
  }
}

function markAuthor(blocks: readonly PageBlock[], marks: Mark[]): void {
  const title = blocks.findIndex(({ shape }) => shape === 'heading');
  if (title === -1) return;
  for (let i = title + 1; i <= title + REACH; i++) {
    const block = blocks[i];
    if (!block || block.shape === 'prose') return;
    if (!isName(block)) continue;
    const isDated = blocks.slice(title + 1, i + REACH).some(({ text }) => DATED.test(text));
    if (isWriters(block) || isDated) marks[i] = 'source';
    return;
  }
}

function isName(block: PageBlock): boolean {
  const { shape, draft, size, labels } = block;
  if (shape !== 'links' || draft.kind !== 'paragraph' || size > MAX_NAME_SIZE) return false;
  return draft.links.length === 1 ? labels === 0 : draft.links.length === 2 && isWriters(block);
}

function isWriters({ draft }: PageBlock): boolean {
  return WRITERS_PAGE.test(draft.links[0] ?? '');
}

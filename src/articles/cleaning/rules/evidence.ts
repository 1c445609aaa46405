import { type PageBlock, PROSE_SIZE } from '../blocks/block.js';
import type { Mark } from '../blocks/marks.js';
import {
  ASKED,
  ASKED_HERE,
  CHANNEL,
  EMAIL,
  FORBIDS,
  NOTICE_LABEL,
  NOTICE_TERMS,
  PRESS_CONTACT,
  RIGHTS,
  SELF,
} from '../words/words.js';
import { markAuthors } from './authors.js';
import { markComments } from './comments.js';
import { markContents } from './contents.js';
import { markNeighbours } from './neighbours.js';
import { markCards, markRelated } from './related.js';
import { markSources, ownSite } from './sources.js';
import { markSponsors } from './sponsors.js';
import { markSummary } from './summary.js';

/** The longest notice or call, in the units of `sizeOf`; longer ones are articles on such things. */
const MAX_NOTICE_SIZE = 260;
const MAX_CALL_SIZE = 140;
const MAX_HERE_SIZE = 60;
/** The share of a call's letters that ask for something or name where to go. */
const CALL_SHARE = 0.14;
/** How many articles' worth of long paragraphs a term may stand in before it is the article's own subject. */
const USUAL = 3;

/**
 * What each block looks like on its own and by its neighbours. A mark alone removes nothing: where the block stands
 * decides (see `page.ts`).
 *
 * @param host of the article's address, or null
 */
export function findMarks(blocks: readonly PageBlock[], host: string | null): Mark[] {
  const marks = blocks.map((block, i): Mark => {
    if (block.shape === 'links') return 'links';
    return block.shape === 'buttons' && !isContact(blocks, i) ? 'buttons' : null;
  });
  const usual = usualTerms(blocks);
  for (const [i, block] of blocks.entries()) {
    if (isNotice(block, usual)) marks[i] = 'notice';
    else if (isCall(block, usual)) marks[i] = 'call';
  }
  markAuthors(blocks, marks);
  markContents(blocks, marks);
  markSources(blocks, marks, host ?? ownSite(blocks));
  markSummary(blocks, marks);
  markComments(blocks, marks);
  markRelated(blocks, marks);
  markCards(blocks, marks);
  markSponsors(blocks, marks);
  markNeighbours(blocks, marks);
  return marks;
}

/** Words of notices and calls that the article itself speaks of, paragraph after paragraph. */
function usualTerms(blocks: readonly PageBlock[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { shape, text, size } of blocks) {
    if (shape !== 'prose' || size < 60) continue;
    const terms = [NOTICE_TERMS, ASKED, CHANNEL].flatMap((pattern) => text.match(pattern) ?? []);
    for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= USUAL).map(([term]) => term));
}

/** A text on the page's rights, views or cookies that speaks of itself. */
function isNotice({ draft, text, size, shape }: PageBlock, usual: ReadonlySet<string>): boolean {
  if (!isParagraph(draft.kind) || shape === 'links' || shape === 'addresses' || size > MAX_NOTICE_SIZE)
    return false;
  const terms = termsIn(text, NOTICE_TERMS, usual);
  if (NOTICE_LABEL.test(text)) return terms.size >= 1 || (size < PROSE_SIZE && RIGHTS.test(text));
  if (size < PROSE_SIZE && terms.size >= 2 && FORBIDS.test(text)) return true;
  return SELF.test(text) && terms.size >= 2 && shape !== 'byline';
}

/** A sentence that asks for something to be done somewhere: follow an account, write to an address. */
function isCall({ draft, text, size, shape }: PageBlock, usual: ReadonlySet<string>): boolean {
  if (!isParagraph(draft.kind) || shape === 'links' || shape === 'buttons' || size > MAX_CALL_SIZE)
    return false;
  const channels = termsIn(text, CHANNEL, usual);
  const asked = termsIn(text, ASKED, usual);
  if (size <= MAX_HERE_SIZE && ASKED_HERE.test(text)) return true;
  for (const channel of channels) asked.delete(channel);
  if (PRESS_CONTACT.test(text)) return false;
  const places = channels.size + (EMAIL.test(text) ? 1 : 0);
  if (places === 0 || asked.size === 0 || places + asked.size < 2) return false;
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 1;
  const said = [...channels, ...asked].join('').length + (EMAIL.exec(text)?.[0].length ?? 0);
  return said / letters >= CALL_SHARE;
}

/** A label in bold over the address of a person: whom a press release names, not a button. */
function isContact(blocks: readonly PageBlock[], i: number): boolean {
  const next = blocks[i + 1];
  return blocks[i]?.draft.bold === 1 && next?.shape === 'line' && EMAIL.test(next.text);
}

function termsIn(text: string, pattern: RegExp, usual: ReadonlySet<string>): Set<string> {
  return new Set((text.match(pattern) ?? []).filter((term) => !usual.has(term)));
}

function isParagraph(kind: string): boolean {
  return kind === 'paragraph' || kind === 'quote';
}

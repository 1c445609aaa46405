import { fold } from '../../text/fold.js';
import type { Draft } from '../formats/draft.js';
import type { RemovedText } from '../removed.js';
import { type PageBlock, toPageBlock, usualWords } from './blocks/block.js';
import { isRelatedLabel } from './blocks/labels.js';
import type { Page, Removal, Removals } from './blocks/layout.js';
import { CERTAIN_RULES, isClutter, type Marks } from './blocks/marks.js';
import { findBody } from './body/body.js';
import { headRemovals } from './body/head.js';
import { insideRemovals } from './body/inside.js';
import { tailRemovals } from './body/tail.js';
import type { Origin } from './origin.js';
import { findMarks } from './rules/order.js';
import { countSigns, upheld } from './signs.js';

export interface CleanedPage {
  readonly kept: readonly Draft[];
  readonly removed: readonly RemovedText[];
}

/** Where a text comes from. */
interface Source {
  readonly host: string | null;
  readonly origin: Origin;
}

/** A line of this many labels is a row of buttons, whatever is round it. */
const MIN_ROW = 3;

/** A text whose cleaning takes more rounds than this was made to do so. */
const MAX_ROUNDS = 6;

/**
 * Leaves out what belongs to the page on which an article was published. A removed block has a mark or is among
 * marked blocks before or after the body; a document without any mark stays as it is. The rest is looked at again,
 * without its links, until nothing more is removed, so that cleaning a cleaned text changes nothing.
 *
 * @param host of the article's address, or null
 */
export function cleanPage(drafts: readonly Draft[], host: string | null, origin: Origin): CleanedPage {
  const visible = drafts.filter(({ text }) => text.trim() !== '');
  const folded = visible.map(({ text }) => fold(text));
  const removals = new Map(findRemovals(visible, folded, { host, origin }));
  const isPlain = removals.size === 0 && visible.every(({ links }) => links.length === 0);
  for (let round = 1; round < MAX_ROUNDS && !isPlain; round++) {
    const kept = [...visible.keys()].filter((i) => !removals.has(i));
    const plain = kept.map((i) => withoutLinks(visible[i] as Draft));
    const more = findRemovals(
      plain,
      kept.map((i) => folded[i] ?? ''),
      { host: null, origin },
    );
    if (more.size === 0) break;
    for (const [at, removal] of more) removals.set(kept[at] as number, removal);
  }
  return {
    kept: visible.filter((_, i) => !removals.has(i)),
    removed: visible.flatMap(({ text }, i) => {
      const removal = removals.get(i);
      return removal === undefined ? [] : [{ text, ...removal }];
    }),
  };
}

function withoutLinks(draft: Draft): Draft {
  return draft.links.length === 0 ? draft : { ...draft, linked: 0, links: [] };
}

function findRemovals(
  drafts: readonly Draft[],
  folded: readonly string[],
  { host, origin }: Source,
): Removals {
  const usual = usualWords(drafts, folded);
  const blocks = drafts.map((draft, i) => toPageBlock(draft, folded[i] ?? '', usual));
  const marks = findMarks(blocks, host);
  const body = findBody(blocks, marks);
  if (!body || isOneLabel(blocks, marks)) return new Map();
  const page = { blocks, marks, body };
  const removals: Removals = new Map<number, Removal>([
    ...headRemovals(page),
    ...insideRemovals(page),
    ...tailRemovals(page),
  ]);
  if (isLinksAlone(page, removals)) return new Map();
  return upheld(removals, countSigns(page, host), origin);
}

/**
 * A single line that looks like a button, without any other mark of a page, is more likely a title or a first line; a
 * notice says what it is, and so does a platform's line below the first.
 */
function isOneLabel(blocks: readonly PageBlock[], marks: Marks): boolean {
  const [at = 0, ...others] = [...blocks.keys()].filter((i) => isClutter(marks[i]));
  const block = blocks[at];
  const mark = marks[at];
  if (others.length > 0 || !block || !isClutter(mark)) return false;
  if (mark.kind === 'notice' || (at > 0 && CERTAIN_RULES.includes(mark.rule))) return false;
  return block.shape === 'buttons' && block.labels < MIN_ROW;
}

/** A note that ends with a list of links and has no other mark of a page is a note with a list of links. */
function isLinksAlone({ blocks, marks }: Page, removals: Removals): boolean {
  const gone = [...removals.keys()].sort((a, b) => a - b);
  const links = gone.filter((i) => marks[i]?.kind === 'links' && (blocks[i]?.buttons ?? 0) < 0.5);
  if (links.length !== gone.length || gone.some((i) => blocks[i] && isRelatedLabel(blocks[i]))) return false;
  const isOneRun = gone.every((i, n) => n === 0 || i === (gone[n - 1] ?? 0) + 1);
  return isOneRun && (gone[0] ?? 0) > 0 && gone.length <= 2;
}

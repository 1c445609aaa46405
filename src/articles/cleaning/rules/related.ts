import type { PageBlock } from '../blocks/block.js';
import { isClutter, type Mark } from '../blocks/marks.js';
import { countsFrom, sumsBefore } from '../blocks/scan.js';
import { RELATED_LABEL } from '../words/words.js';

const MAX_LABEL_SIZE = 14;
/** A teaser of another article is no longer than this, in the units of `sizeOf`. */
const MAX_TEASER_SIZE = 110;
const MIN_CARDS = 2;
const DEEPEST = 6;
/** How many whole paragraphs of the article have to stand before a list of other articles. */
const MIN_PROSE_BEFORE = 2;

/** Marks what stands under a heading like "related articles", where something in it links or other clutter follows. */
export function markRelated(blocks: readonly PageBlock[], marks: Mark[]): void {
  const isFree = (i: number): boolean => (marks[i] ?? null) === null || marks[i] === 'buttons';
  const proseBefore = proseCounts(blocks, marks);
  const longFrom = countsFrom(blocks, ({ shape, size }) => shape === 'prose' && size > MAX_TEASER_SIZE);
  const linkedFrom = countsFrom(
    blocks,
    ({ shape, draft }) => shape === 'links' || (shape === 'list' && draft.links.length > 0),
  );
  const textsFrom = countsFrom(
    blocks,
    ({ shape, draft }) => (shape === 'prose' || shape === 'sentence') && draft.kind !== 'list',
  );
  const clutterFrom = countsFrom(marks, isClutter);
  const within = (counts: readonly number[], from: number, to: number): number =>
    (counts[from] ?? 0) - (counts[to] ?? 0);
  const ends = sectionEnds(blocks);
  for (const [i, block] of blocks.entries()) {
    if (!isFree(i) || !isRelatedLabel(block) || (proseBefore[i] ?? 0) < MIN_PROSE_BEFORE) continue;
    const end = ends[i] ?? blocks.length;
    const linked = within(linkedFrom, i + 1, end);
    const texts = within(textsFrom, i + 1, end);
    // Each text is the teaser of a link; where nothing links, there are headlines alone, and other clutter below.
    const isList = linked > 0 ? texts <= linked : texts === 0 && (clutterFrom[end] ?? 0) > 0;
    if (end === i + 1 || within(longFrom, i + 1, end) > 0 || !isList) continue;
    for (let at = i; at < end && (at === i || marks[at] !== 'links'); at++)
      if (isFree(at)) marks[at] = 'links';
  }
}

/** Marks other articles' titles with a teaser below each. */
export function markCards(blocks: readonly PageBlock[], marks: Mark[]): void {
  const proseBefore = proseCounts(blocks, marks);
  const markAll = (): void => {
    const isAfterBody = (proseBefore[cards[0]?.[0] ?? 0] ?? 0) >= MIN_PROSE_BEFORE;
    if (isAfterBody && cards.length >= MIN_CARDS) for (const i of cards.flat()) marks[i] = 'links';
  };
  let cards: number[][] = [];
  for (let i = 0; i < blocks.length; i++) {
    const card = cardAt(blocks, marks, i);
    if (card) {
      cards.push(card);
      i = card.at(-1) ?? i;
      continue;
    }
    if (blocks[i]?.shape !== 'prose' && blocks[i]?.shape !== 'heading') continue;
    markAll();
    cards = [];
  }
  markAll();
}

export function isRelatedLabel({ shape, text, size }: PageBlock): boolean {
  const isLabel = shape === 'heading' || shape === 'line' || shape === 'buttons' || shape === 'links';
  if (!isLabel || size > MAX_LABEL_SIZE) return false;
  const found = RELATED_LABEL.exec(text)?.[0] ?? '';
  return found !== '' && found.length >= text.replace(/[^\p{L}]/gu, '').length * 0.4;
}

/** A label like "related" and the link it speaks of, in one line. */
export function isRelatedLine({ shape, text, draft }: PageBlock): boolean {
  if (shape !== 'links' || draft.links.length !== 1 || draft.linked >= 1) return false;
  const label = /^[^:：]{2,12}[:：]/.exec(text)?.[0] ?? '';
  return RELATED_LABEL.test(label);
}

function cardAt(blocks: readonly PageBlock[], marks: readonly Mark[], i: number): number[] | null {
  if (blocks[i]?.shape !== 'links' || marks[i] !== 'links' || blocks[i]?.draft.links.length !== 1)
    return null;
  const between = blocks[i + 1]?.shape === 'line' || blocks[i + 1]?.shape === 'byline' ? 1 : 0;
  const teaser = blocks[i + 1 + between];
  const isTeaser =
    (teaser?.shape === 'prose' || teaser?.shape === 'sentence') && teaser.size <= MAX_TEASER_SIZE;
  return isTeaser ? Array.from({ length: 2 + between }, (_, n) => i + n) : null;
}

/** For each block, where its section ends: at the next heading of its depth or above, for a label at any heading. */
function sectionEnds(blocks: readonly PageBlock[]): number[] {
  const next = new Array<number>(DEEPEST + 1).fill(blocks.length);
  return blocks
    .toReversed()
    .map(({ shape, draft }, n) => {
      const depth = draft.depth === 0 ? DEEPEST : draft.depth;
      const end = next[depth] ?? blocks.length;
      if (shape === 'heading') next.fill(blocks.length - 1 - n, draft.depth);
      return end;
    })
    .reverse();
}

/** For each block, how many whole paragraphs of the article stand before it. */
function proseCounts(blocks: readonly PageBlock[], marks: readonly Mark[]): number[] {
  return sumsBefore(blocks, ({ shape }, i) => (shape === 'prose' && marks[i] === null ? 1 : 0));
}

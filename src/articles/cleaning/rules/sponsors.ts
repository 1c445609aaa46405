import { type PageBlock, sizeOf } from '../blocks/block.js';
import type { Mark } from '../blocks/marks.js';
import { OFFER, SPONSOR_LABEL } from '../words/words.js';

/** How many blocks an advertisement has below its label, and how much it says at most, in the units of `sizeOf`. */
const MAX_BLOCKS = 4;
const MAX_SIZE = 160;

/**
 * Marks an advertisement between the parts of a text: a label that says so, and what follows up to the next heading,
 * where that is short, links, and offers something.
 */
export function markSponsors(blocks: readonly PageBlock[], marks: Mark[]): void {
  for (const [i, block] of blocks.entries()) {
    if (!SPONSOR_LABEL.test(block.text)) continue;
    const length = blocks.slice(i + 1).findIndex(({ shape }) => shape === 'heading');
    const below = blocks.slice(i + 1, i + 1 + length);
    if (length < 1 || length > MAX_BLOCKS || !isAdvertisement(below)) continue;
    for (let at = i; at <= i + length; at++) marks[at] = 'call';
  }
}

function isAdvertisement(blocks: readonly PageBlock[]): boolean {
  const text = blocks.map((block) => block.text).join('\n');
  const isLinked = blocks.some(({ draft }) => draft.links.length > 0);
  return isLinked && OFFER.test(text) && sizeOf(text) <= MAX_SIZE;
}

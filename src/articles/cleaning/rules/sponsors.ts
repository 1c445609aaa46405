import type { PageBlock } from '../blocks/block.js';
import { sizeOf } from '../blocks/size.js';
import { endWhile, indexesOf, type Span, spansOf } from '../blocks/spans.js';
import { OFFER, SPONSOR_LABEL } from '../words/calls.js';
import { marked, type Rule } from './rule.js';

/** The most blocks of an advertisement below its label, and the greatest size, in the units of `sizeOf`. */
const MAX_BLOCKS = 4;
const MAX_SIZE = 160;

/** An advertisement between the parts of a text: a label that says so, and what follows up to the next heading. */
export const sponsors: Rule = {
  name: 'sponsors',
  why: 'Late, since it takes whatever stands below such a label, where that is short, links, and offers something.',
  apply: ({ blocks }) => {
    const spans = spansOf(blocks.length, (start) => advertisementAt(blocks, start));
    return marked(spans.flatMap(indexesOf), 'call');
  },
};

function advertisementAt(blocks: readonly PageBlock[], start: number): Span | null {
  if (!SPONSOR_LABEL.test(blocks[start]?.text ?? '')) return null;
  const below = blocks.slice(start + 1, start + 2 + MAX_BLOCKS);
  const length = endWhile(below, 0, ({ shape }) => shape !== 'heading');
  const isEnded = length > 0 && length < below.length;
  return isEnded && isAdvertisement(below.slice(0, length)) ? { start, end: start + 1 + length } : null;
}

function isAdvertisement(blocks: readonly PageBlock[]): boolean {
  const text = blocks.map((block) => block.text).join('\n');
  const isLinked = blocks.some(({ draft }) => draft.links.length > 0);
  return isLinked && OFFER.test(text) && sizeOf(text) <= MAX_SIZE;
}

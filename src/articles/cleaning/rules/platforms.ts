import type { PageBlock } from '../blocks/block.js';
import { ADVERTISEMENT, ON_ADVERTISEMENTS, PLATFORM_LINE } from '../words/platforms.js';
import { indexesWhere, marked, type Rule } from './rule.js';

/** The longest such line, in the units of `sizeOf`. */
const MAX_SIZE = 45;

/** Lines that platforms put round or into each text in the same words. */
export const platformLines: Rule = {
  name: 'platform-lines',
  why: 'Whole lines that no author writes: after notices and calls, since it is surer than both.',
  apply: (page) => {
    const isLine = (text: string): boolean => PLATFORM_LINE.test(text) || isAdvertisement(text, page.blocks);
    return marked(
      indexesWhere(
        page,
        ({ size, text, draft }) => size <= MAX_SIZE && draft.kind !== 'heading' && isLine(text),
      ),
      'buttons',
    );
  },
};

/** In a text on advertisements, the word may be a line of the author's. */
function isAdvertisement(text: string, blocks: readonly PageBlock[]): boolean {
  if (!ADVERTISEMENT.test(text)) return false;
  return !blocks.some((block) => block.shape === 'prose' && ON_ADVERTISEMENTS.test(block.text));
}

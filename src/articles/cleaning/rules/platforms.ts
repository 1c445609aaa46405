import { PLATFORM_LINE } from '../words/platforms.js';
import { indexesWhere, marked, type Rule } from './rule.js';

/** The longest such line, in the units of `sizeOf`. */
const MAX_SIZE = 45;

/** Lines that platforms put round each text in the same words. */
export const platformLines: Rule = {
  name: 'platform-lines',
  why: 'Whole lines that no author writes: after notices and calls, since it is surer than both.',
  apply: (page) =>
    marked(
      indexesWhere(
        page,
        ({ size, text, draft }) => size <= MAX_SIZE && draft.kind !== 'heading' && PLATFORM_LINE.test(text),
      ),
      'buttons',
    ),
};

import type { PageBlock } from '../blocks/block.js';
import { PROSE_SIZE } from '../blocks/size.js';
import { FORBIDS, NOTICE_ACT, NOTICE_LABEL, NOTICE_TERMS, RIGHTS, SELF } from '../words/notices.js';
import { indexesWhere, marked, type Rule } from './rule.js';
import { isParagraph, termsIn } from './terms.js';

/** The longest notice, in the units of `sizeOf`; longer texts are articles on such things. */
const MAX_SIZE = 260;

/** Texts about the page's rights, views or cookies that refer to themselves. */
export const notices: Rule = {
  name: 'notices',
  why: 'Before the calls, which share words with it: who forbids to copy may ask to write for leave.',
  apply: (page) =>
    marked(
      indexesWhere(page, (block) => isNotice(block, page.usual)),
      'notice',
    ),
};

function isNotice(block: PageBlock, usual: ReadonlySet<string>): boolean {
  const { text, size, shape } = block;
  if (!isParagraph(block) || shape === 'links' || shape === 'addresses' || size > MAX_SIZE) return false;
  const terms = termsIn(text, NOTICE_TERMS, usual);
  if (NOTICE_LABEL.test(text)) return terms.size >= 1 || (size < PROSE_SIZE && RIGHTS.test(text));
  if (size < PROSE_SIZE && terms.size >= 2 && FORBIDS.test(text)) return true;
  return SELF.test(text) && terms.size >= 2 && NOTICE_ACT.test(text) && shape !== 'byline';
}

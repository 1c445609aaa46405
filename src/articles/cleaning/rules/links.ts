import type { PageBlock } from '../blocks/block.js';
import { isAt, ownSite } from '../blocks/sites.js';
import { indexesWhere, marked, type Rule } from './rule.js';

/** Blocks that are almost only links. */
export const links: Rule = {
  name: 'links',
  why: 'First, since it only says what a block is made of: all that knows more overrules it.',
  apply: (page) => {
    const site = page.host ?? ownSite(page.blocks);
    return marked(
      indexesWhere(page, (block) => block.shape === 'links' && !isEntry(block, site)),
      'links',
    );
  },
};

/** `7、a title`, and a link to another site: numbered links are a collection, as in a newsletter. */
function isEntry({ draft, text }: PageBlock, site: string | null): boolean {
  const leadsElsewhere = (link: string): boolean =>
    /^https?:/i.test(link) && (site === null || !isAt(site, link));
  return (
    draft.kind === 'paragraph' &&
    /^\(?\d{1,3}[、.．)）]\s?\p{L}/u.test(text) &&
    draft.links.every(leadsElsewhere)
  );
}

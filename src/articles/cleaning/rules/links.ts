import { indexesWhere, marked, type Rule } from './rule.js';

/** Blocks that are hardly anything but links. */
export const links: Rule = {
  name: 'links',
  why: 'First, since it only says what a block is made of: all that knows more overrules it.',
  apply: (page) =>
    marked(
      indexesWhere(page, ({ shape }) => shape === 'links'),
      'links',
    ),
};

import { EMAIL } from '../words/calls.js';
import { indexesWhere, type MarkedPage, marked, type Rule } from './rule.js';

/** Labels of buttons and counters. */
export const buttons: Rule = {
  name: 'buttons',
  why: 'Beside the links, since a block has one shape: notices and calls, which say more, come after it.',
  apply: (page) =>
    marked(
      indexesWhere(page, ({ shape }, i) => shape === 'buttons' && !isContact(page, i)),
      'buttons',
    ),
};

/** A label in bold above a person's address: a press contact, not a button. */
function isContact({ blocks }: MarkedPage, i: number): boolean {
  const next = blocks[i + 1];
  return blocks[i]?.draft.bold === 1 && next?.shape === 'line' && EMAIL.test(next.text);
}

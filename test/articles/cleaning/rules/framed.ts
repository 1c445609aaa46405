import { FERRY, LIBRARY } from '../../fixtures/bodies.js';
import { blocks, type RuleCase } from './rule-case.js';

const START = '*** START OF THE PROJECT GUTENBERG EBOOK THE FERRY ***';
const END = '*** END OF THE PROJECT GUTENBERG EBOOK THE FERRY ***';

/** What frames a whole file. */
export const FRAMED: readonly RuleCase[] = [
  {
    rule: 'book-frame',
    name: 'the licence behind a free book, and the book',
    found: {
      page: blocks(
        'This eBook is for the use of anyone.',
        START,
        FERRY,
        END,
        'You may copy it, give it away or re-use it.',
      ),
      words: 'give it away',
    },
    not: {
      page: blocks('This eBook is for the use of anyone.', START, FERRY, END),
      words: 'sixty passengers',
    },
  },
  {
    rule: 'vault-tags',
    name: 'tags at the end of a note, and tags within',
    found: { page: blocks(LIBRARY, '#图书馆 #灯/旧灯'), words: '#图书馆' },
    not: { page: blocks('#图书馆 #灯', LIBRARY), words: '#图书馆' },
  },
];

import { BOOK_END, BOOK_START } from '../words/frames.js';
import { marked, type Rule } from './rule.js';

/** The licence and the notes that a library of free books puts before and after each of them. */
export const bookFrame: Rule = {
  name: 'book-frame',
  why: 'All up to the line that says where the book starts, and from the line on that says where it ends.',
  apply: ({ blocks }) => {
    const start = blocks.findIndex(({ text }) => BOOK_START.test(text));
    const end = blocks.findIndex(({ text }, i) => i > start && BOOK_END.test(text));
    const isOutside = (i: number): boolean => i <= start || (end !== -1 && i >= end);
    return marked([...blocks.keys()].filter(isOutside), 'notice');
  },
};

/** The tags at the end of a note, alone in their lines. */
export const vaultTags: Rule = {
  name: 'vault-tags',
  why: 'At the very end, and nothing but tags: what a note is filed under, which its author reads elsewhere.',
  apply: ({ blocks }) => {
    const text = blocks.findLastIndex(({ text }) => !TAGS.test(text));
    return marked(text === -1 ? [] : [...blocks.keys()].slice(text + 1), 'links');
  },
};

const TAGS = /^(?:#[^#\s]{1,40}(?:\s+|$))+$/u;

import { wordList } from '../word-list.js';

/** Where a free book starts, as its library says. */
export const STARTS = wordList(String.raw`
  ^\*{0,3}\s*start of (?:the|this) project gutenberg
`);

/** Where it ends. */
export const ENDS = wordList(String.raw`
  ^\*{0,3}\s*end of (?:the|this) project gutenberg
`);

import { wordList } from '../word-list.js';

/** The line before a free book's text, as its library writes it. */
export const STARTS = wordList(String.raw`
  ^\*{0,3}\s*start of (?:the|this) project gutenberg
`);

/** The line after it. */
export const ENDS = wordList(String.raw`
  ^\*{0,3}\s*end of (?:the|this) project gutenberg
`);

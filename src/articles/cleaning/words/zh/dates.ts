import { wordList } from '../word-list.js';

/** A day of a year. */
export const DAYS = wordList(String.raw`
  \b(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}
`);

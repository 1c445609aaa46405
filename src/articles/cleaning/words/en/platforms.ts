import { wordList } from '../word-list.js';

/** Lines that platforms put into each text in the same words. */
export const LINES = wordList(String.raw`
  (?:story|article) continues (?:below|after)(?: this)?(?: advertisement)?
  your browser does not support the (?:video|audio) (?:tag|element)\.?
`);

/** The line in the place of an advertisement. */
export const ADVERTISEMENTS = wordList(`
  advertisement
`);

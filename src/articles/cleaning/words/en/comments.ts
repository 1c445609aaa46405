import { wordList } from '../word-list.js';

/** Comments under an article, as their section is called. */
export const LABELS = wordList(`
  comments?
  responses?
  discussion
  replies
`);

/** How many comments there are. */
export const COUNTED = wordList(String.raw`
  \d{1,9} (?:comments|replies|responses)
`);

/** The button under a comment. */
export const REPLIES = wordList(String.raw`
  \breply\b
  \blike\b
  \breport\b
  \bupvote\b
`);

/** When, or from where, a comment was written. */
export const WHEN = wordList(String.raw`
  (?:\d+|an?)\s*(?:s|m|h|d|w|mo|y|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?)\s*ago
  yesterday
  just now
`);

/** Other words in such a label. */
export const FILLERS = wordList(String.raw`
  \b(?:all|top|recent|readers?|user|leave|add|post|a|view|join|the|most|newest|popular)\b
  [^\p{L}]
`);

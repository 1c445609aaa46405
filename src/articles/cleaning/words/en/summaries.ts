import { wordList } from '../word-list.js';

/** Software that writes summaries. */
export const MACHINE = wordList(String.raw`
  \bai[- ](?:generated )?(?:summar(?:y|ies)|overview|takeaways|highlights|key points)
  \bsummar(?:y|ised|ized)[^.\n]{0,20}\b(?:by|with|using) (?:\w+ )?ai\b
`);

/** The line under such a summary. */
export const DISCLAIMERS = wordList(String.raw`
  \bai[- ]generated
  generated (?:by|with|using) (?:\w+ )?(?:ai|artificial)
  may (?:contain|be) (?:errors|inaccurate|mistakes)
`);

/** Other words in the label of such a summary. */
export const FILLERS = wordList(String.raw`
  \bby\b
  \bthe\b
  \bai\b
  \bof\b
  \bthis\b
  \barticle\b
  [^\p{L}]
`);

/** What such a summary may be called if only the line below says who wrote it. */
export const TITLES = wordList(`
  summary
  takeaways
  highlights
  key points
  at a glance
  tl;?dr
`);

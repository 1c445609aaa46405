import { wordList } from '../word-list.js';

/** Lists of other articles, as their labels call them. */
export const RELATED = wordList(`
  related
  recommended
  you (?:may|might)
  more (?:from|on|in|stories|like)
  read (?:this )?(?:next|more)
  also (?:read|like|from)
  trending
  popular
  most read
  latest
  up next
  editors?'? picks
  previous
  next
`);

/** Labels that only sources have; other labels may also be above articles of the same site. */
export const STRICT_SOURCES = wordList(`
  references?
  bibliography
  footnotes
  citations?
  works cited
`);

/** How the label of a list of sources begins. */
export const SOURCES = wordList(`
  mentioned
  references?
  sources?
  bibliography
  further reading
  notes
  footnotes
  citations?
  works cited
  links
  resources
  see also
  external links
`);

/** A table of contents, as its label calls it. */
export const CONTENTS = wordList(`
  (?:table of )?contents
  on this page
  in this article
`);

/** What hides and shows a table of contents. */
export const CONTENTS_SWITCHES = wordList(`
  hide
  show
  toggle
  generated with doctoc
`);

/** The label of an article's tags. */
export const TAGS = wordList(`
  topics?
  tags?
  tagged
  filed under
  categories
`);

/** The mark that an article ends here, alone in its line. */
export const ENDS = wordList(`
  the end
  end
  fin
`);

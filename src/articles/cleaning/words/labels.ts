import * as en from './en/labels.js';
import { beginsWith, isOnly, oneOf } from './word-list.js';
import * as zh from './zh/labels.js';

/** Lists of other articles, as their labels call them. */
export const RELATED_LABEL = oneOf([zh.RELATED, en.RELATED]);
/** Lists of sources, which belong to the article. */
export const SOURCES_LABEL = beginsWith([zh.SOURCES, en.SOURCES]);
/** Labels that only sources have; other labels may also be above articles of the same site. */
export const STRICT_SOURCES = oneOf([zh.STRICT_SOURCES, en.STRICT_SOURCES]);
/** A table of contents, as its label calls it, perhaps with the button that hides it. */
export const CONTENTS_LABEL = new RegExp(
  `^\\P{L}*(?:${[...zh.CONTENTS, ...en.CONTENTS].join('|')})\\P{L}*(?:${[...zh.CONTENTS_SWITCHES, ...en.CONTENTS_SWITCHES].join('|')})?\\P{L}*$`,
  'u',
);
/** The label of an article's tags. */
export const TAGS_LABEL = isOnly([zh.TAGS, en.TAGS]);
/** The mark that an article ends here, alone in its line. */
export const END_MARK = isOnly([[], en.ENDS]);

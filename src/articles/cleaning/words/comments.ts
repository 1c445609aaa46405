import * as en from './en/comments.js';
import { oneOf } from './word-list.js';
import * as zh from './zh/comments.js';

/** Comments under an article, as their section is called. */
export const COMMENTS_LABEL = oneOf([zh.LABELS, en.LABELS]);
/** Other words in such a label: how the comments are sorted, who wrote them, marks. */
export const COMMENTS_FILLERS = new RegExp([...zh.FILLERS, ...en.FILLERS].join('|'), 'gu');
/** How many comments there are. */
export const COUNTED = oneOf([zh.COUNTED, en.COUNTED]);
/** The button under a comment. */
export const REPLY = oneOf([zh.REPLIES, en.REPLIES]);
/** When, or from where, a comment was written, in its own line or at the start of one. */
export const WHEN = new RegExp(`^[^。！？]{0,24}?(?:${[...zh.WHEN, ...en.WHEN].join('|')})`, 'u');

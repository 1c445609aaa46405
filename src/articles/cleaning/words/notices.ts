import * as en from './en/notices.js';
import { everyOf, oneOf } from './word-list.js';
import * as zh from './zh/notices.js';

/** The topics of notices: rights, liability, opinions, platforms, cookies. */
export const NOTICE_TERMS = everyOf([zh.TERMS, en.TERMS]);
/** Words by which a text refers to itself or to its page. */
export const SELF = oneOf([zh.SELF, en.SELF]);
/** What may not be done with the text. */
export const FORBIDS = oneOf([zh.FORBIDS, en.FORBIDS]);
/** What a notice does: it forbids, disclaims, claims, asks for consent. A text about rights does none of these. */
export const NOTICE_ACT = oneOf([zh.ACTS, en.ACTS]);
/** Who owns the page, as footers say. */
export const RIGHTS = oneOf([zh.RIGHTS, en.RIGHTS]);
/** How a notice begins. */
export const NOTICE_LABEL = new RegExp(`^[^\\p{L}\\p{N}]*(?:${[...zh.LABELS, ...en.LABELS].join('|')})`, 'u');
/** The contact that a press release gives for questions. */
export const PRESS_CONTACT = oneOf([zh.PRESS_CONTACTS, en.PRESS_CONTACTS]);

import * as en from './en/notices.js';
import { everyOf, oneOf } from './word-list.js';
import * as zh from './zh/notices.js';

/** What a notice speaks of: rights, liability, opinions, platforms, cookies. */
export const NOTICE_TERMS = everyOf([zh.TERMS, en.TERMS]);
/** Where a text speaks of itself or of the page it stands on. */
export const SELF = oneOf([zh.SELF, en.SELF]);
/** What may not be done with the text. */
export const FORBIDS = oneOf([zh.FORBIDS, en.FORBIDS]);
/** What a notice does: forbids, disclaims, claims, asks for consent. Whoever speaks of rights does none of these. */
export const NOTICE_ACT = oneOf([zh.ACTS, en.ACTS]);
/** Whose the page is, as footers say. */
export const RIGHTS = oneOf([zh.RIGHTS, en.RIGHTS]);
/** How a notice begins. */
export const NOTICE_LABEL = new RegExp(`^[^\\p{L}\\p{N}]*(?:${[...zh.LABELS, ...en.LABELS].join('|')})`, 'u');
/** Whom a press release names to those who have questions. */
export const PRESS_CONTACT = oneOf([zh.PRESS_CONTACTS, en.PRESS_CONTACTS]);

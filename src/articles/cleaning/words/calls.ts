import * as en from './en/calls.js';
import { everyOf, isOnly, oneOf } from './word-list.js';
import * as zh from './zh/calls.js';

/** The place or thing that a call wants people to go to. */
export const CHANNEL = everyOf([zh.CHANNELS, en.CHANNELS]);
/** What a call asks for; not mere mentions, as in `the number of followers`. */
export const ASKED = everyOf([zh.ASKED, en.ASKED]);
/** A call that needs no place, since people respond under the article. */
export const ASKED_HERE = oneOf([zh.ASKED_HERE, en.ASKED_HERE]);
/** How a call addresses its reader; news about a channel, or instructions to set one up, don't. */
export const INVITES = oneOf([zh.INVITES, en.INVITES]);
/** Whose the place is, or how to get there. */
export const OURS = oneOf([zh.OURS, en.OURS]);
/** Things round the text on a screen that a call mentions. */
export const ON_SCREEN = oneOf([zh.ON_SCREEN, en.ON_SCREEN]);
/** An address to write to, also with a disguise against robots. */
export const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?[#]\s?)[\w-]{1,64}\.[a-z]{2,}/;
/** The label above an advertisement, and what one offers. */
export const SPONSOR_LABEL = isOnly([zh.SPONSOR_LABELS, en.SPONSOR_LABELS]);
export const OFFER = oneOf([zh.OFFERS, en.OFFERS]);

import { wordList } from '../word-list.js';

/** The topics of notices: rights, liability, opinions, platforms, cookies. */
export const TERMS = wordList(String.raw`
  disclaimer
  all rights reserved
  reproduc\w+
  republish\w*
  permission
  views?
  opinions?
  reflect
  represent
  constitute
  advice
  uploaded
  posted
  platform
  informational
  cookies?
  privacy
  consent
  terms
  affiliate
  commissions?
  licen[sc]ed?
  reserved
  liab\w+
  endorse\w*
  browsing
  accept
  purchases?
  editorial
  disclosure
  advertisers?
  unsubscribe
  receiving
  signed up
  newsletters?
`);

/** Words by which a text refers to itself or to its page. */
export const SELF = wordList(`
  our (?:site|website|partners|users|articles|links)
  this (?:article|post|story|site|website|page|e-?mail)
  content above
  views expressed
  opinions expressed
  we use
  you (?:agree|consent)
  by continuing
  ©
  copyright
`);

/** What may not be done with the text. */
export const FORBIDS = wordList(`
  may not be (?:reproduced|republished|copied)
  without (?:prior |written )*permission
`);

/** Who owns the page, as footers say. */
export const RIGHTS = wordList(String.raw`
  ©
  \(c\)\s
  copyright
`);

/** How a notice begins. */
export const LABELS = wordList(String.raw`
  (?:special |legal |privacy )?(?:notice|disclaimer)\s*[:：]
  ©
  \(c\)\s
  copyright\b
`);

/** The contact that a press release gives for questions. */
export const PRESS_CONTACTS = wordList(String.raw`
  ^(?:media|press)(?: relations)? contacts?\s*[:：]
`);

/** What a notice does: it forbids, disclaims, claims, asks for consent. */
export const ACTS = wordList(String.raw`
  all rights reserved
  \breserved
  \bnot (?:\w+ ){0,3}(?:reflect|represent|constitute|advice|responsible|liable|endorse)
  disclaim
  \breproduc
  \brepublish
  permission
  \bconsent
  \bagree
  \baccept
  \bcookies?\b
  \baffiliate
  \bcommissions?\b
  \bmay earn
  \bearn
  \bunsubscribe
  \blicen[sc]ed?\b
  \bliab
  \bown\b
  \bcopyright
  ©
  \breceiving
  \bsigned up
  \binformational
  \bthose of the author
`);

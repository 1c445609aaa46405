import { wordList } from '../word-list.js';

/** The place or thing that a call wants people to go to. */
export const CHANNELS = wordList(`
  newsletters?
  inbox
  by e-?mail
  e-?mail updates
  feed
  new posts
  my work
  our work
  subscribers
  app
  podcast
  channel
  mailing list
  membership
  patreon
  free trial
  account
  submissions?
  pitch(?:es)?
  guest posts?
  contributors?
  write for us
  editors?
  tips?
  waitlist
  mastodon
  facebook
  instagram
  youtube
  whatsapp
  telegram
`);

/** What a call asks for; not mere mentions, as in `the number of followers`. */
export const ASKED = wordList(`
  subscribe
  sign up
  sign in
  join
  follow us
  follow
  submit
  send
  get
  download
  contact
  donate
  support us
  become
  try
  register
  e-?mail us
  write for us
  share
  like
  click
  tap
  scan
  want to
  create
  tag(?= @)
`);

/** A call that needs no place, since people respond under the article. */
export const ASKED_HERE = wordList(String.raw`
  \b(?:if you (?:liked?|enjoyed))\b[^.]{0,40}\b(?:share|clap|like|follow|subscribe)
  \bfollow us on\b
  \bsubscribe here\b
  \b(?:preferences or|to) unsubscribe\b
  \bwas this (?:page|article|answer|post) (?:helpful|useful)\b
`);

/** Things round the text on a screen that a call mentions. */
export const ON_SCREEN = wordList(String.raw`
  \bunsubscribe\b
  \b(?:tap|click|hit|smash)\b[^.]{0,20}\b(?:button|bell|clap|heart|star)\b
  \bscan\b[^.]{0,20}\bcode\b
  \b(?:button|box|form|link) (?:below|above)\b
`);

/** The label above an advertisement. */
export const SPONSOR_LABELS = wordList(String.raw`
  (?:our |today's |this (?:week|issue|episode)'s )?sponsor
  sponsored(?: by)?(?: \p{L}+)?
  advertisement
  a word from our sponsors?
`);

/** What an advertisement offers. */
export const OFFERS = wordList(String.raw`
  \b(?:free|try|discount|off|code|trial|sign up|get|demo|offer|shop|buy|save|thank you to)\b
`);

/** How a call addresses its reader. */
export const INVITES = wordList(String.raw`
  \byou(?:rs?)?\b
  \bplease\b
  \b(?:our|us)\b
  !
  ^(?:subscribe|sign|join|follow|submit|send|get|download|contact|donate|support|become|try|register|share|like|click|tap|scan|want|create|tag|write|e-?mail|have|to)\b
`);

/** Whose the place is, or how to get there. */
export const OURS = wordList(String.raw`
  \b(?:our|us|we|my|me|i)\b
  \byour?\b
  \bthe (?:newsletter|channel|app|podcast|mailing list)\b
  \bhere\b
  @\w
  \bfree\b
  ^(?:subscribe|sign up|join|follow|get|download)\b
`);

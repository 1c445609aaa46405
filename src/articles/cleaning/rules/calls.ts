import type { PageBlock } from '../blocks/block.js';
import { ASKED, ASKED_HERE, CHANNEL, EMAIL, INVITES, ON_SCREEN, OURS } from '../words/calls.js';
import { PRESS_CONTACT } from '../words/notices.js';
import { indexesWhere, marked, type Rule } from './rule.js';
import { isParagraph, termsIn } from './terms.js';

/** The longest call, and the longest one without a place, in the units of `sizeOf`. */
const MAX_SIZE = 140;
const MAX_HERE_SIZE = 60;
/** The least share of a call's letters in words that ask for something or say where to go, 0 to 1. */
const CALL_SHARE = 0.14;
/** `1、`, `2.`, `三、`: a step of what an author explains. */
const STEP = /^[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、.．)）]/;
/** How many such words a call has: one that asks, one that says where. */
const MIN_WORDS = 2;

/** Sentences that ask the reader to do something somewhere: follow an account, write to an address. */
export const calls: Rule = {
  name: 'calls',
  why: 'After the notices, whose words are the surer sign.',
  apply: (page) =>
    marked(
      indexesWhere(page, (block, i) => page.marks[i]?.kind !== 'notice' && isCall(block, page.usual)),
      'call',
    ),
};

/**
 * Calls that mention what only a screen shows round the text: a code to scan, a name in blue above, a star to press.
 */
export const screenCalls: Rule = {
  name: 'screen-calls',
  why: 'After the calls, some of which it finds again: these are a page’s without any other sign of one.',
  apply: (page) =>
    marked(
      indexesWhere(page, (block, i) => page.marks[i]?.rule === calls.name && ON_SCREEN.test(block.text)),
      'call',
    ),
};

function isCall(block: PageBlock, usual: ReadonlySet<string>): boolean {
  const { text, size, shape } = block;
  if (!isParagraph(block) || shape === 'links' || shape === 'buttons' || size > MAX_SIZE) return false;
  if (size <= MAX_HERE_SIZE && ASKED_HERE.test(text)) return true;
  return !PRESS_CONTACT.test(text) && !STEP.test(text) && asksSomewhere(text, usual);
}

function asksSomewhere(text: string, usual: ReadonlySet<string>): boolean {
  const channels = termsIn(text, CHANNEL, usual);
  const asked = [...termsIn(text, ASKED, usual)].filter((word) => !channels.has(word));
  const address = EMAIL.exec(text)?.[0] ?? '';
  const places = channels.size + (address === '' ? 0 : 1);
  if (places === 0 || asked.length === 0 || places + asked.length < MIN_WORDS) return false;
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 1;
  const said = [...channels, ...asked].join('').length + address.length;
  return said / letters >= CALL_SHARE && INVITES.test(text) && (address !== '' || OURS.test(text));
}

import type { Draft } from '../../formats/draft.js';
import { DATED } from '../words/dates.js';
import type { Measured } from './measured.js';
import { sizeOf } from './size.js';

/** The shares of links from which on a block may be almost only links, and surely is, 0 to 1. */
const LINKED = 0.5;
const SURELY_LINKED = 0.95;
/** A sentence with this many characters outside its links just cites a lot. */
const MIN_OWN = 6;
/** The longest step of a breadcrumb, in the units of `sizeOf`. */
const MAX_STEP_SIZE = 16;
/** The share of a dated list's letters, apart from its dates, that is in links at least, 0 to 1. */
const MIN_DATED_LINKED = 0.9;
/** The least share of a block in written-out addresses, 0 to 1. */
const MIN_WRITTEN = 0.5;
/** The address of a person, or of a picture in full size whose words are its caption. */
const NO_PAGE = /^mailto:|\.(?:png|jpe?g|gif|webp|svg|bmp|avif)(?:$|[?#])/i;
const STEPS = /\s*[>»›]\s*/;
const ADDRESS = /(?:https?:\/\/|www\.|doi\.org\/|\barxiv:)[^\s<>，。；、）)]+/g;
/** `#one #two`, `#one# #two#`: the article's tags. */
const HASHTAGS = /^(?:#[^#\s]{1,20}(?:#|\s+|$)\s*)+$/u;

/** Links with a few words between; not a paragraph that cites a lot, which is a sentence also without its links. */
export function isLinks({ draft, text, endsSentence }: Measured): boolean {
  if (draft.links.length > 0 && draft.links.every((link) => NO_PAGE.test(link))) return false;
  if (draft.linked < LINKED) return isBreadcrumb(draft, text) || isDatedList(draft, text);
  const own = visibleIn(text) * (1 - draft.linked);
  return draft.linked >= SURELY_LINKED || !(endsSentence && own >= MIN_OWN && draft.kind !== 'list');
}

export function isHashtags(text: string): boolean {
  return HASHTAGS.test(text);
}

export function isAddresses(text: string): boolean {
  const written = text.match(ADDRESS)?.reduce((sum, address) => sum + address.length, 0) ?? 0;
  return written > 0 && written >= text.replace(/\s/g, '').length * MIN_WRITTEN;
}

/** `Home > Local > This page`, with links. */
function isBreadcrumb({ links }: Draft, text: string): boolean {
  if (links.length === 0) return false;
  const steps = text.split(STEPS);
  return steps.length > 1 && steps.every((step) => sizeOf(step) <= MAX_STEP_SIZE);
}

/** Links with only dates and times between them. */
function isDatedList({ kind, links, linked }: Draft, text: string): boolean {
  if (kind !== 'list' || links.length < 2 || !DATED.test(text)) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return linked * visibleIn(text) >= letters * MIN_DATED_LINKED;
}

function visibleIn(text: string): number {
  return text.match(/\S/gu)?.length ?? 0;
}

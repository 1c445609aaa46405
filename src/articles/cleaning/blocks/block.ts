import { isByline } from '../../facts/byline.js';
import type { Draft } from '../../formats/draft.js';
import { BUTTONS, DATED } from '../words/words.js';

/** A block as cleaning sees it: what it is made of, whatever it says. */
export interface PageBlock {
  readonly draft: Draft;
  /** The text folded: Simplified, lower case, without white space at its ends. */
  readonly text: string;
  /** How much it says: a Han character counts 1, a word of another script 2. */
  readonly size: number;
  readonly endsSentence: boolean;
  /** The share of its letters that are labels of buttons, 0 to 1; digits only count something. */
  readonly buttons: number;
  /** How many labels of buttons it holds. */
  readonly labels: number;
  readonly shape: Shape;
}

export type Shape =
  /** A paragraph, a list or a quote of whole sentences. */
  | 'prose'
  /** A sentence, too short to tell what it belongs to. */
  | 'sentence'
  /** A table, a code block. */
  | 'rich'
  /** A list of keywords or names. */
  | 'list'
  | 'heading'
  /** Words without a sentence's end: a title, a caption, a label. */
  | 'line'
  | 'byline'
  /** Hardly anything but links to other pages. */
  | 'links'
  /** Hardly anything but addresses that are written out. */
  | 'addresses'
  /** Labels of buttons, counters. */
  | 'buttons';

/** A text of this size is no label, no caption and no button. */
export const PROSE_SIZE = 30;
const LONG_SIZE = 80;
/** The share in links from which on a block may be hardly anything but links. */
const LINKED = 0.5;
/** The longest line that can be a row of labels. */
const MAX_ROW_SIZE = 50;
const MAX_LABEL_SIZE = 8;
const BUTTON_SHARE = 0.6;
/** The share from which on even a sentence's end does not make a sentence: `Link copied!` */
const SURELY = 0.9;
const SEPARATORS = /[\s|｜·•,、>»:/]+/;
const BARS = /[|｜·•>»]/;

const WORDS = /\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\p{N}+/gu;
const SENTENCE_END = /[.!?。！？…；;][\p{Pe}\p{Pf}"'”’」』\]*]*(?:\[[\w^]{1,4}\])*$/u;
const SENTENCE_INSIDE = /[。！？；]|[.!?]\s+\p{L}/u;
const ADDRESS = /(?:https?:\/\/|www\.|doi\.org\/|\barxiv:)[^\s<>，。；、）)]+/g;
const COUNTER = /^[^\p{L}\p{N}]*\d[\d.,]*\s*(?:[kmw万亿]|次|人|个|条|楼|℃|%)?\+?[^\p{L}\p{N}]*$/u;
/** `A- A+`, to choose the size of the type. */
const TYPE_SIZES = /^(?:a\s*[-+]\s*){1,3}$/;
/** `#one #two`, `#one# #two#`: what the article is filed under. */
const HASHTAGS = /^(?:#[^#\s]{1,20}(?:#|\s+|$)\s*)+$/u;
/** `12:30 what is spoken of from then on`, in the notes to a recording. */
const MOMENT = /^\(?(?:\d{1,2}:)?\d{1,2}:\d{2}\)?\s+\S/;
const NOT_COUNTER = /\d{1,2}:\d{2}|[-/.]\d+[-/.]|^(?:19|20)\d{2}$|[%℃$¥€£元]/;

/**
 * @param folded the draft's text, folded
 * @param usual labels that are words of the article's own subject, and so say nothing here
 */
export function toPageBlock(draft: Draft, folded: string, usual: ReadonlySet<string>): PageBlock {
  const text = folded.trim();
  const size = sizeOf(text);
  const found = size > LONG_SIZE ? [] : (text.match(BUTTONS) ?? []).filter((label) => !usual.has(label));
  const letters = found.length === 0 ? 0 : (text.match(/\p{L}/gu)?.length ?? 0);
  const covered = found.join('').replace(/\P{L}/gu, '').length;
  const measured = {
    draft,
    text,
    size,
    endsSentence: SENTENCE_END.test(text),
    buttons: letters === 0 ? 0 : covered / letters,
    labels: found.length,
  };
  return { ...measured, shape: shapeOf(measured) };
}

/**
 * The labels of buttons in the article's long paragraphs: in an article on comments, `comment` tells nothing.
 *
 * @param folded the blocks' folded texts, in the same order
 */
export function usualWords(drafts: readonly Draft[], folded: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const [i, { kind, text, linked }] of drafts.entries()) {
    if (kind === 'heading' || linked >= LINKED || text.length < LONG_SIZE) continue;
    for (const label of new Set(folded[i]?.match(BUTTONS))) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([label]) => label));
}

export function sizeOf(text: string): number {
  let size = 0;
  for (const word of text.match(WORDS) ?? []) size += word.length === 1 ? 1 : 2;
  return size;
}

function shapeOf(block: Omit<PageBlock, 'shape'>): Shape {
  const { draft, text, size, endsSentence } = block;
  if (draft.kind === 'code') return 'rich';
  if (draft.kind !== 'heading' && block.buttons < 0.3 && draft.linked < 0.9 && isByline(draft.text))
    return 'byline';
  if (draft.kind === 'paragraph' && HASHTAGS.test(text)) return 'links';
  if (isLinks(block)) return isAddresses(text) ? 'addresses' : 'links';
  if (draft.kind === 'heading') return 'heading';
  if (draft.kind === 'table') return 'rich';
  if (isByline(draft.text) && (draft.links.length === 0 || block.buttons < 0.3)) return 'byline';
  if (isAddresses(text)) return 'addresses';
  if (isButtons(block)) return 'buttons';
  if (draft.kind === 'list' || MOMENT.test(text)) return listShape(draft.text, size);
  const isWhole = endsSentence || SENTENCE_INSIDE.test(text);
  if (isWhole && size >= PROSE_SIZE) return 'prose';
  if (size >= LONG_SIZE) return 'prose';
  return endsSentence ? 'sentence' : 'line';
}

/** Links with a few words between; not a paragraph that cites much, which is a sentence without its links too. */
function isLinks({ draft, text, endsSentence }: Omit<PageBlock, 'shape'>): boolean {
  if (draft.links.length > 0 && draft.links.every((link) => link.startsWith('mailto:'))) return false;
  if (draft.linked < LINKED) return isBreadcrumb(draft, text) || isDatedList(draft, text);
  const visible = text.match(/\S/gu)?.length ?? 0;
  const own = visible * (1 - draft.linked);
  return draft.linked >= 0.95 || !(endsSentence && own >= 6 && draft.kind !== 'list');
}

/** `Home > Local > This page`, with links. */
function isBreadcrumb({ links }: Draft, text: string): boolean {
  const steps = text.split(/\s*[>»›]\s*/);
  return links.length > 0 && steps.length > 1 && steps.every((step) => sizeOf(step) <= MAX_LABEL_SIZE * 2);
}

/** Links with nothing between them but days and hours. */
function isDatedList({ kind, links, linked }: Draft, text: string): boolean {
  if (kind !== 'list' || links.length < 2 || !DATED.test(text)) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return linked * (text.match(/\S/gu)?.length ?? 0) >= letters * 0.9;
}

function isAddresses(text: string): boolean {
  const written = text.match(ADDRESS)?.reduce((sum, address) => sum + address.length, 0) ?? 0;
  return written > 0 && written >= text.replace(/\s/g, '').length * 0.5;
}

function isButtons({ draft, text, size, endsSentence, buttons, labels }: Omit<PageBlock, 'shape'>): boolean {
  if (COUNTER.test(text) && !NOT_COUNTER.test(text)) return draft.kind === 'paragraph';
  if (TYPE_SIZES.test(text)) return true;
  if (size > MAX_ROW_SIZE || labels === 0 || (endsSentence && buttons < SURELY)) return false;
  if (labels === 1 && /[:：]$/.test(text)) return false;
  if (buttons >= BUTTON_SHARE) return true;
  const row = text.split(SEPARATORS).filter((label) => label !== '');
  if (row.length < 3 || row.some((label) => sizeOf(label) > MAX_LABEL_SIZE)) return false;
  // Words of a Latin script are set apart by spaces in any text.
  const isSpaced = !BARS.test(text) && /[a-z]{2}/.test(text) && !/\p{Script=Han}/u.test(text);
  return labels >= 2 ? buttons >= (isSpaced ? 0.5 : 0.3) : !isSpaced && size <= 20;
}

function listShape(text: string, size: number): Shape {
  const items = text.split('\n');
  const whole = items.filter((item) => SENTENCE_END.test(item) || sizeOf(item) >= PROSE_SIZE).length;
  return whole >= items.length / 2 && size >= PROSE_SIZE ? 'prose' : 'list';
}

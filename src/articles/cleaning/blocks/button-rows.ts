import type { Measured } from './measured.js';
import { sizeOf } from './size.js';

/** The longest line that can be a row of labels, and one with a single label in it; the longest label. In `sizeOf`. */
const MAX_SIZE = 50;
const MAX_LONE_SIZE = 20;
const MAX_LABEL_SIZE = 8;
/** From this share of letters in button labels on, a line is a row of them, also with a full stop; 0 to 1. */
const SURE_SHARE = 0.6;
const SURELY = 0.9;
/** This many separate short words are a row. */
const MIN_ROW = 3;
/** The least share of a row's letters in button labels: with bars or Chinese, and in Latin words with spaces. */
const ROW_SHARE = 0.3;
const SPACED_ROW_SHARE = 0.5;

const SEPARATORS = /[\s|｜·•,、>»:/]+/;
/** What separates labels, other than spaces. */
const MARKS = /[|｜·•,、>»:/]/;
const BARS = /[|｜·•>»]/;
const BETWEEN_SCRIPTS =
  /(?<=\p{Script=Han}) (?=[\p{Script=Latin}\d])|(?<=[\p{Script=Latin}\d]) (?=\p{Script=Han})/gu;
const COUNTER = /^[^\p{L}\p{N}]*\d[\d.,]*\s*(?:[kmw万亿]|次|人|个|条|楼|℃|%)?\+?[^\p{L}\p{N}]*$/u;
const NOT_COUNTER = /\d{1,2}:\d{2}|[-/.]\d+[-/.]|^(?:19|20)\d{2}$|[%℃$¥€£元]/;
/** `A- A+`, to choose the font size. */
const TYPE_SIZES = /^(?:a\s*[-+]\s*){1,3}$/;

/** `1、one`, `-- who said it`: parts of an author's enumeration or quotation. */
const ENTRY = /^(?:\(?\d{1,3}[、.．)）]\s*\p{L}|[-—–]{2})/u;

/** Labels of buttons, alone or in a row; counters. */
export function isButtons(block: Measured): boolean {
  const { draft, text, size, buttons, labels } = block;
  if (COUNTER.test(text) && !NOT_COUNTER.test(text)) return draft.kind === 'paragraph';
  if (TYPE_SIZES.test(text)) return true;
  if (size > MAX_SIZE || labels === 0 || (block.endsSentence && buttons < SURELY)) return false;
  if (ENTRY.test(text)) return false;
  // `Recommended:` leads to what follows.
  if (labels === 1 && /[:：]$/.test(text)) return false;
  return buttons >= SURE_SHARE || isRow(block);
}

/** Separate short words, some of which are button labels. */
function isRow({ text, size, buttons, labels }: Measured): boolean {
  // A separate Latin word in Chinese may be the only label: then it is still a sentence.
  const joined = labels > 1 || MARKS.test(text) ? text : text.replace(BETWEEN_SCRIPTS, '');
  const row = joined.split(SEPARATORS).filter((label) => label !== '');
  if (row.length < MIN_ROW || row.some((label) => sizeOf(label) > MAX_LABEL_SIZE)) return false;
  // Words in Latin script are separated by spaces in any text.
  const isSpaced = !BARS.test(text) && /[a-z]{2}/.test(text) && !/\p{Script=Han}/u.test(text);
  if (labels === 1) return !isSpaced && size <= MAX_LONE_SIZE;
  return buttons >= (isSpaced ? SPACED_ROW_SHARE : ROW_SHARE);
}

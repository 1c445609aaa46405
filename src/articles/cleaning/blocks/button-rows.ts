import type { Measured } from './measured.js';
import { sizeOf } from './size.js';

/** The longest line that can be a row of labels, and one with a single label in it; the longest label. By `sizeOf`. */
const MAX_SIZE = 50;
const MAX_LONE_SIZE = 20;
const MAX_LABEL_SIZE = 8;
/** The share of letters in labels of buttons from which on a line is one, and one in spite of its full stop, 0 to 1. */
const SURE_SHARE = 0.6;
const SURELY = 0.9;
/** So many short words apart are a row. */
const MIN_ROW = 3;
/** The share of a row's letters in labels of buttons: of one with bars or Chinese, and of Latin words with spaces. */
const ROW_SHARE = 0.3;
const SPACED_ROW_SHARE = 0.5;

const SEPARATORS = /[\s|｜·•,、>»:/]+/;
/** What separates labels beside spaces. */
const MARKS = /[|｜·•,、>»:/]/;
const BARS = /[|｜·•>»]/;
const BETWEEN_SCRIPTS =
  /(?<=\p{Script=Han}) (?=[\p{Script=Latin}\d])|(?<=[\p{Script=Latin}\d]) (?=\p{Script=Han})/gu;
const COUNTER = /^[^\p{L}\p{N}]*\d[\d.,]*\s*(?:[kmw万亿]|次|人|个|条|楼|℃|%)?\+?[^\p{L}\p{N}]*$/u;
const NOT_COUNTER = /\d{1,2}:\d{2}|[-/.]\d+[-/.]|^(?:19|20)\d{2}$|[%℃$¥€£元]/;
/** `A- A+`, to choose the size of the type. */
const TYPE_SIZES = /^(?:a\s*[-+]\s*){1,3}$/;

/** `1、one`, `-- who said it`: parts of what an author counts up, or quotes. */
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

/** Short words apart, some of which are labels of buttons. */
function isRow({ text, size, buttons, labels }: Measured): boolean {
  // A Latin word set apart in Chinese may be the only label: that is a sentence still.
  const joined = labels > 1 || MARKS.test(text) ? text : text.replace(BETWEEN_SCRIPTS, '');
  const row = joined.split(SEPARATORS).filter((label) => label !== '');
  if (row.length < MIN_ROW || row.some((label) => sizeOf(label) > MAX_LABEL_SIZE)) return false;
  // Words of a Latin script are set apart by spaces in any text.
  const isSpaced = !BARS.test(text) && /[a-z]{2}/.test(text) && !/\p{Script=Han}/u.test(text);
  if (labels === 1) return !isSpaced && size <= MAX_LONE_SIZE;
  return buttons >= (isSpaced ? SPACED_ROW_SHARE : ROW_SHARE);
}

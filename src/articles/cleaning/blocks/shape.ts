import { isByline } from '../../facts/byline.js';
import { isButtons } from './button-rows.js';
import { isAddresses, isHashtags, isLinks } from './link-rows.js';
import type { Measured } from './measured.js';
import { endsSentence, LONG_SIZE, PROSE_SIZE, sizeOf } from './size.js';

export type Shape =
  /** A paragraph, a list or a quote of whole sentences. */
  | 'prose'
  /** A sentence too short to show what it belongs to. */
  | 'sentence'
  /** A table, a code block. */
  | 'rich'
  /** A list of keywords or names. */
  | 'list'
  | 'heading'
  /** Words without a sentence's end: a title, a caption, a label. */
  | 'line'
  | 'byline'
  /** Almost only links to other pages. */
  | 'links'
  /** Almost only written-out addresses. */
  | 'addresses'
  /** Labels of buttons, counters. */
  | 'buttons';

/** A byline has a smaller share than this of button labels, and of links, 0 to 1: `Source: share, like`. */
const MAX_BYLINE_BUTTONS = 0.3;
const MAX_BYLINE_LINKED = 0.9;
/** The least share of whole sentences in a list's entries that makes it prose, 0 to 1. */
const MIN_WHOLE_ENTRIES = 0.5;
const SENTENCE_INSIDE = /[。！？；]|[.!?]\s+\p{L}/u;
/** `12:30 the topic from then on`, in the notes to a recording. */
const MOMENT = /^\(?(?:\d{1,2}:)?\d{1,2}:\d{2}\)?\s+\S/;

/** A shape, and what has it. */
type ShapeTest = readonly [shape: Shape, holds: (block: Measured) => boolean];

/**
 * Each block has the first of these shapes that fits. What Markdown marks as code is code; a byline may have links,
 * unless it is all links; links come before headings and tables, of which menus are made, and buttons before lists,
 * which often contain them; what is left is text.
 */
const SHAPES: readonly ShapeTest[] = [
  ['rich', ({ draft }) => draft.kind === 'code'],
  ['byline', isBareByline],
  ['links', ({ draft, text }) => draft.kind === 'paragraph' && isHashtags(text)],
  ['addresses', (block) => isLinks(block) && isAddresses(block.text)],
  ['links', isLinks],
  ['heading', ({ draft }) => draft.kind === 'heading'],
  ['rich', ({ draft }) => draft.kind === 'table'],
  ['byline', isOtherByline],
  ['addresses', ({ text }) => isAddresses(text)],
  ['buttons', isButtons],
  ['prose', (block) => isList(block) && isListOfSentences(block)],
  ['list', isList],
  ['prose', (block) => isWhole(block) || block.size >= LONG_SIZE],
  ['sentence', (block) => block.endsSentence],
];

export function shapeOf(block: Measured): Shape {
  return SHAPES.find(([, holds]) => holds(block))?.[0] ?? 'line';
}

function isBareByline({ draft, buttons }: Measured): boolean {
  const isLabels = draft.kind === 'heading' || buttons >= MAX_BYLINE_BUTTONS;
  return !isLabels && draft.linked < MAX_BYLINE_LINKED && isByline(draft.text);
}

function isOtherByline({ draft, buttons }: Measured): boolean {
  return (draft.links.length === 0 || buttons < MAX_BYLINE_BUTTONS) && isByline(draft.text);
}

function isWhole({ text, size, endsSentence: isEnded }: Measured): boolean {
  return size >= PROSE_SIZE && (isEnded || SENTENCE_INSIDE.test(text));
}

function isList({ draft, text }: Measured): boolean {
  return draft.kind === 'list' || MOMENT.test(text);
}

function isListOfSentences({ draft, size }: Measured): boolean {
  const entries = draft.text.split('\n');
  const whole = entries.filter((entry) => endsSentence(entry) || sizeOf(entry) >= PROSE_SIZE);
  return whole.length >= entries.length * MIN_WHOLE_ENTRIES && size >= PROSE_SIZE;
}

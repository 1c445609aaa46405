import type { PageBlock } from '../blocks/block.js';
import { COUNTED, REPLY, WHEN } from '../words/comments.js';

/** The greatest length of a comment's date, buttons or author's name, in the units of `sizeOf`. */
const MAX_SIZE = 24;
/** The least share of a list's entries that begin with a date, 0 to 1. */
const MIN_DATED = 0.5;
const ENTRY = /^(?:- |\d+[.)] )/;

/** The row of buttons under a comment. */
export function isReply({ text, size, draft, shape }: PageBlock): boolean {
  if (size > MAX_SIZE || draft.kind === 'heading' || !REPLY.test(text)) return false;
  return shape === 'buttons' || shape === 'links' || WHEN.test(text);
}

/** A comment's date, or the number of comments; also a list with such entries. */
export function isMeta({ text, size, draft }: PageBlock): boolean {
  if (draft.kind === 'list') return isListOfComments(text);
  return size <= MAX_SIZE && (WHEN.test(text) || COUNTED.test(text));
}

/** A comment's author, as far as a short line may be a name. */
export function isName(block: PageBlock | undefined): boolean {
  return block !== undefined && block.size <= MAX_SIZE && !block.endsSentence && block.shape !== 'heading';
}

function isListOfComments(list: string): boolean {
  const entries = list.split('\n').filter((line) => ENTRY.test(line));
  const dated = entries.filter((entry) => WHEN.test(entry));
  return entries.length > 0 && dated.length >= entries.length * MIN_DATED;
}

import type { PageBlock } from '../blocks/block.js';
import { COUNTED, REPLY, WHEN } from '../words/comments.js';

/** A comment's date, its buttons or its writer's name are no longer than this, in the units of `sizeOf`. */
const MAX_SIZE = 24;
/** The share of a list's entries that begin with when they were written, 0 to 1. */
const MIN_DATED = 0.5;
const ENTRY = /^(?:- |\d+[.)] )/;

/** The row of buttons under a comment. */
export function isReply({ text, size, draft, shape }: PageBlock): boolean {
  if (size > MAX_SIZE || draft.kind === 'heading' || !REPLY.test(text)) return false;
  return shape === 'buttons' || shape === 'links' || WHEN.test(text);
}

/** When a comment was written, or how many there are; also a list whose entries say so. */
export function isMeta({ text, size, draft }: PageBlock): boolean {
  if (draft.kind === 'list') return isListOfComments(text);
  return size <= MAX_SIZE && (WHEN.test(text) || COUNTED.test(text));
}

/** Who wrote a comment, as far as a short line may be a name. */
export function isName(block: PageBlock | undefined): boolean {
  return block !== undefined && block.size <= MAX_SIZE && !block.endsSentence && block.shape !== 'heading';
}

function isListOfComments(list: string): boolean {
  const entries = list.split('\n').filter((line) => ENTRY.test(line));
  const dated = entries.filter((entry) => WHEN.test(entry));
  return entries.length > 0 && dated.length >= entries.length * MIN_DATED;
}

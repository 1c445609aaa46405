import { COMMENTS_FILLERS, COMMENTS_LABEL } from '../words/comments.js';
import { RELATED_LABEL } from '../words/labels.js';
import type { PageBlock } from './block.js';
import type { Shape } from './shape.js';

/** The longest labels, in the units of `sizeOf`. */
const MAX_COMMENTS_SIZE = 24;
const MAX_RELATED_SIZE = 14;
/** What may be left of the label of comments without that word, the count and the sort order. */
const MAX_REST = 6;
/** The least share of a label's letters in such words, 0 to 1. */
const MIN_RELATED_SHARE = 0.4;
const NO_COMMENTS_LABEL: readonly Shape[] = ['prose', 'links', 'rich'];
const RELATED_SHAPES: readonly Shape[] = ['heading', 'line', 'buttons', 'links'];
/** The label at the start of a line, up to its colon. */
const LABEL_IN_LINE = /^[^:：]{2,12}[:：]/;

/** Whether a block is the label of a section of comments. */
export function isCommentsLabel({ shape, text, size }: PageBlock): boolean {
  if (NO_COMMENTS_LABEL.includes(shape) || size > MAX_COMMENTS_SIZE || !COMMENTS_LABEL.test(text))
    return false;
  return text.replace(COMMENTS_LABEL, '').replace(COMMENTS_FILLERS, '').length <= MAX_REST;
}

/** Whether a block is a label like "related". */
export function isRelatedLabel({ shape, text, size }: PageBlock): boolean {
  if (!RELATED_SHAPES.includes(shape) || size > MAX_RELATED_SIZE) return false;
  const found = RELATED_LABEL.exec(text)?.[0] ?? '';
  return found !== '' && found.length >= text.replace(/[^\p{L}]/gu, '').length * MIN_RELATED_SHARE;
}

/** A label like "related" and its link in one line. */
export function isRelatedLine({ shape, text, draft }: PageBlock): boolean {
  if (shape !== 'links' || draft.links.length !== 1 || draft.linked >= 1) return false;
  return RELATED_LABEL.test(LABEL_IN_LINE.exec(text)?.[0] ?? '');
}

import type { PageBlock } from '../blocks/block.js';
import type { Mark } from '../blocks/marks.js';
import { countsFrom, greatestFrom, sumsBefore } from '../blocks/scan.js';
import { findThread } from '../blocks/threads.js';
import { COMMENTS_LABEL, COUNTED, REPLY, WHEN } from '../words/words.js';

const MAX_LABEL_SIZE = 24;
/** What may be left of the label of a comments' section beside that word, its number and how it is sorted. */
const MAX_REST = 6;
const FILLERS =
  /全部|所有|最新|最热|热门|精彩|精选|网友|读者|用户|文章|条|个|写|发表|共|\b(?:all|top|recent|readers?|user|leave|add|post|a|view|join|the|most|newest|popular)\b|[^\p{L}]/gu;
const MAX_META_SIZE = 24;
/** How many blocks one comment may have between two rows of buttons. */
const MAX_COMMENT_BLOCKS = 5;

/** Marks readers' comments under the article: from their heading on, or by the buttons that return under each. */
export function markComments(blocks: readonly PageBlock[], marks: Mark[]): void {
  const thread = findThread(blocks, marks)?.end ?? -1;
  const start = Math.min(startOfSection(blocks, marks) ?? Infinity, startOfRun(blocks) ?? Infinity);
  for (let i = Math.max(start, thread + 1); i < blocks.length; i++)
    if (marks[i] !== 'source') marks[i] = 'comments';
}

function startOfSection(blocks: readonly PageBlock[], marks: readonly Mark[]): number | null {
  const sizes = sumsBefore(blocks, ({ shape, size }, i) =>
    shape === 'prose' && marks[i] === null ? size : 0,
  );
  const proseFrom = sumsBefore(blocks.toReversed(), ({ shape, size }) =>
    shape === 'prose' ? size : 0,
  ).reverse();
  const signsFrom = countsFrom(blocks, (block) => isMeta(block) || isReply(block));
  const textsFrom = countsFrom(blocks, ({ shape }) => shape === 'prose' || shape === 'sentence');
  const longestFrom = greatestFrom(blocks, ({ shape, size }) => (shape === 'prose' ? size : 0));
  for (const [i, block] of blocks.slice(0, -1).entries()) {
    if (!isCommentsLabel(block)) continue;
    const before = sizes[i] ?? 0;
    const signs = (signsFrom[i + 1] ?? 0) + (/\d/.test(block.text) ? 1 : 0);
    if (before === 0 || signs === 0) continue;
    // Most of what readers write is short, and each has its date, its place or its buttons.
    const isSigned = signs >= (textsFrom[i + 1] ?? 0) / 3;
    const isShort =
      (longestFrom[i + 1] ?? 0) < Math.max(200, before / 2) && (proseFrom[i + 1] ?? 0) < before * 1.5;
    if (isSigned && isShort) return i;
  }
  return null;
}

/** Comments without a heading: at least two rows of their buttons with little between. */
function startOfRun(blocks: readonly PageBlock[]): number | null {
  const rows = blocks.flatMap((block, i) => (isReply(block) ? [i] : []));
  const first = rows.find((at, n) => (rows[n + 1] ?? Number.POSITIVE_INFINITY) - at <= MAX_COMMENT_BLOCKS);
  if (first === undefined) return null;
  const last = rows.at(-1) ?? first;
  const isRest = blocks.slice(last + 1).every(({ shape, size }) => shape !== 'prose' || size < 200);
  if (!isRest) return null;
  let start = first;
  if (isComment(blocks[start - 1])) start--;
  for (let n = 0; n < 2 && isName(blocks[start - 1]); n++) start--;
  const hasBody = blocks.slice(0, start).some(({ shape }) => shape === 'prose');
  return hasBody ? start : null;
}

/** Whether a block is the label of a section of comments. */
export function isCommentsLabel({ shape, text, size }: PageBlock): boolean {
  if (shape === 'prose' || shape === 'links' || shape === 'rich' || size > MAX_LABEL_SIZE) return false;
  return (
    COMMENTS_LABEL.test(text) && text.replace(COMMENTS_LABEL, '').replace(FILLERS, '').length <= MAX_REST
  );
}

function isReply({ text, size, draft, shape }: PageBlock): boolean {
  if (size > MAX_META_SIZE || draft.kind === 'heading' || !REPLY.test(text)) return false;
  return shape === 'buttons' || shape === 'links' || WHEN.test(text);
}

function isMeta({ text, size, draft }: PageBlock): boolean {
  if (draft.kind === 'list') return isListOfComments(text);
  return size <= MAX_META_SIZE && (WHEN.test(text) || COUNTED.test(text));
}

function isComment(block: PageBlock | undefined): boolean {
  return (
    block !== undefined &&
    (block.shape === 'prose' || block.shape === 'sentence' || block.shape === 'line') &&
    block.size < 150
  );
}

function isName(block: PageBlock | undefined): boolean {
  return (
    block !== undefined && block.size <= MAX_META_SIZE && !block.endsSentence && block.shape !== 'heading'
  );
}

/** Each entry of the list begins with when it was written. */
function isListOfComments(list: string): boolean {
  const entries = list.split('\n').filter((line) => /^(?:- |\d+[.)] )/.test(line));
  return entries.length > 0 && entries.filter((entry) => WHEN.test(entry)).length >= entries.length / 2;
}

import type { PageBlock } from '../blocks/block.js';
import type { Mark } from '../blocks/marks.js';
import { countsFrom } from '../blocks/scan.js';
import { MACHINE_DISCLAIMER, MACHINE_SUMMARY } from '../words/words.js';

const MAX_LABEL_SIZE = 22;
/** What may be left of a label beside the words that make it one. */
const MAX_REST = 2;
const FILLERS =
  /本文|全文|由|的|内容|文章|智能|助手|人工|生成|\bby\b|\bthe\b|\bai\b|\bof\b|\bthis\b|\barticle\b|[^\p{L}]/gu;
/** What such a summary may be called where only the line below tells who wrote it. */
const TITLE = /摘要|总结|要点|速览|看点|导读|概要|summary|takeaways|highlights|key points|at a glance|tl;?dr/;
/** How far below the label the line that ends such a summary is looked for. */
const REACH = 6;
/** How many whole paragraphs of the article have to follow. */
const MIN_PROSE_AFTER = 2;

/** Marks a summary by the platform's software, before the article or after it: its label, its text, its disclaimer. */
export function markSummary(blocks: readonly PageBlock[], marks: Mark[]): void {
  const proseFrom = countsFrom(blocks, ({ shape }) => shape === 'prose');
  const total = proseFrom[0] ?? 0;
  for (let i = 0; i < blocks.length; i++) {
    const before = total - (proseFrom[i] ?? 0);
    if (before > 1 && i < blocks.length - REACH) i = blocks.length - REACH;
    const end = endOfSummary(blocks, i);
    if (end === null) continue;
    const after = proseFrom[end + 1] ?? 0;
    const isBefore = before <= 1 && after >= MIN_PROSE_AFTER;
    const isAfter =
      before >= MIN_PROSE_AFTER && after === 0 && MACHINE_DISCLAIMER.test(blocks[end]?.text ?? '') && end > i;
    if (!isBefore && !isAfter) continue;
    for (let at = i; at <= end; at++) marks[at] = 'summary';
    i = end;
  }
}

/** Where the summary ends that begins with block `i`; null where none does. */
function endOfSummary(blocks: readonly PageBlock[], i: number): number | null {
  const block = blocks[i];
  if (!block || (block.shape === 'heading' && block.draft.depth === 1)) return null;
  const label = /^[^:：\n]{2,30}[:：\n]/.exec(block.text)?.[0] ?? '';
  if (block.size <= MAX_LABEL_SIZE && isLabel(block.text)) return endBelow(blocks, i);
  const next = blocks[i + 1];
  const isTitled =
    block.size <= MAX_LABEL_SIZE && TITLE.test(block.text) && next && next.size <= MAX_LABEL_SIZE;
  if (isTitled && isLabel(next.text)) return endBelow(blocks, i + 1);
  return isLabel(label) ? withDisclaimer(blocks, i) : null;
}

function isLabel(text: string): boolean {
  const cue = MACHINE_SUMMARY.exec(text);
  return cue !== null && text.replace(cue[0], '').replace(FILLERS, '').length <= MAX_REST;
}

function endBelow(blocks: readonly PageBlock[], label: number): number {
  const first = blocks[label + 1];
  if (!first || first.shape === 'heading') return label;
  for (let i = label + 1; i <= label + REACH; i++) {
    const block = blocks[i];
    if (!block || block.shape === 'heading') break;
    if (block.size <= MAX_LABEL_SIZE + 20 && MACHINE_DISCLAIMER.test(block.text)) return i;
  }
  let end = label + 1;
  if (first.draft.kind === 'quote') while (blocks[end + 1]?.draft.kind === 'quote') end++;
  else if (first.size < MAX_LABEL_SIZE && blocks[end + 1]?.draft.kind === 'list') end++;
  return end;
}

function withDisclaimer(blocks: readonly PageBlock[], end: number): number {
  const next = blocks[end + 1];
  return next && next.size <= MAX_LABEL_SIZE + 20 && MACHINE_DISCLAIMER.test(next.text) ? end + 1 : end;
}

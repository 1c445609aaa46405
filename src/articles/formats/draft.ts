import type { Block, BlockKind } from '../article.js';

/** A block before its place in the text is fixed: the passes between parsing and assembling work on these. */
export interface Draft {
  readonly kind: BlockKind;
  /** The same as a block's. */
  readonly depth: number;
  readonly text: string;
  /** The share of the visible characters that is in links, 0 to 1. */
  readonly linked: number;
  /** The share of the visible characters in bold; a paragraph with 1 often serves as a heading. */
  readonly bold: number;
  /** The addresses that it links to, as written. */
  readonly links: readonly string[];
}

export interface Assembled {
  readonly text: string;
  readonly blocks: readonly Block[];
}

const BETWEEN_BLOCKS = '\n\n';

/** Joins blocks to the article's text, with an empty line between any two. Blocks without text vanish. */
export function assemble(drafts: readonly Draft[]): Assembled {
  const blocks: Block[] = [];
  const texts: string[] = [];
  let start = 0;
  for (const draft of drafts) {
    const text = tidyLines(draft.text);
    if (text === '') continue;
    blocks.push({ kind: draft.kind, start, end: start + text.length, depth: draft.depth });
    texts.push(text);
    start += text.length + BETWEEN_BLOCKS.length;
  }
  return { text: texts.join(BETWEEN_BLOCKS), blocks };
}

/** No white space at the ends of lines or of the block, no two empty lines in a row. */
function tidyLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

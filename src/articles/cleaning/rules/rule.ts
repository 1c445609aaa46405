import type { PageBlock } from '../blocks/block.js';
import type { MarkKind, Marks } from '../blocks/marks.js';

/** What a rule sees of a page. */
export interface MarkedPage {
  readonly blocks: readonly PageBlock[];
  /** What the rules before it found. */
  readonly marks: Marks;
  /** The host of the article's address, or null. */
  readonly host: string | null;
  /** Words of notices and calls that belong to the article's subject. */
  readonly usual: ReadonlySet<string>;
}

/** What a rule found, by the blocks' indexes. It replaces what earlier rules found there. */
export type Found = ReadonlyMap<number, MarkKind>;

/** One way to recognise what a block is. Pure: it does not change what it is given. */
export interface Rule {
  /** Shown beside what was removed; stays the same as long as the rule finds the same. */
  readonly name: string;
  /** The reason for its place among the rules, or what it can rely on. */
  readonly why: string;
  apply(page: MarkedPage): Found;
}

/** The same mark for each of some blocks. */
export function marked(indexes: Iterable<number>, kind: MarkKind): Found {
  return new Map([...indexes].map((i) => [i, kind]));
}

/** The indexes of the blocks that meet a condition. */
export function indexesWhere(
  { blocks }: Pick<MarkedPage, 'blocks'>,
  holds: (block: PageBlock, i: number) => boolean,
): readonly number[] {
  return [...blocks.keys()].filter((i) => {
    const block = blocks[i];
    return block !== undefined && holds(block, i);
  });
}

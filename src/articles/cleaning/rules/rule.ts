import type { PageBlock } from '../blocks/block.js';
import type { MarkKind, Marks } from '../blocks/marks.js';

/** What a rule sees of a page. */
export interface MarkedPage {
  readonly blocks: readonly PageBlock[];
  /** What the rules before it found. */
  readonly marks: Marks;
  /** Of the article's address, or null. */
  readonly host: string | null;
  /** Words of notices and calls that the article itself speaks of. */
  readonly usual: ReadonlySet<string>;
}

/** What a rule found, by the blocks' indexes. It takes the place of what rules before it found there. */
export type Found = ReadonlyMap<number, MarkKind>;

/** One way to tell what a block is. Pure: it changes nothing of what it is given. */
export interface Rule {
  /** Shown beside what was taken out; the same as long as the rule finds the same. */
  readonly name: string;
  /** Why it stands where it stands among the rules, or what it can be sure of. */
  readonly why: string;
  apply(page: MarkedPage): Found;
}

/** The same mark for each of some blocks. */
export function marked(indexes: Iterable<number>, kind: MarkKind): Found {
  return new Map([...indexes].map((i) => [i, kind]));
}

/** The indexes of the blocks that fulfil a condition. */
export function indexesWhere(
  { blocks }: Pick<MarkedPage, 'blocks'>,
  holds: (block: PageBlock, i: number) => boolean,
): readonly number[] {
  return [...blocks.keys()].filter((i) => {
    const block = blocks[i];
    return block !== undefined && holds(block, i);
  });
}

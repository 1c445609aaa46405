import type { RemovalReason } from '../../removed.js';
import type { PageBlock } from './block.js';
import type { Marks } from './marks.js';

/** Where the article's body begins and ends, as indexes of blocks, `end` exclusive. */
export interface Body {
  readonly start: number;
  readonly end: number;
}

/** A page as the parts of cleaning see it. */
export interface Page {
  readonly blocks: readonly PageBlock[];
  readonly marks: Marks;
  readonly body: Body;
}

/** Why a block is removed, and the rule that says so. */
export interface Removal {
  readonly reason: RemovalReason;
  readonly rule: string;
}

/** What is removed, by the blocks' indexes; blocks that stay are missing. */
export type Removals = ReadonlyMap<number, Removal>;

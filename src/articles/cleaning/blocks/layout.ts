import type { RemovalReason } from '../../removed.js';
import type { PageBlock } from './block.js';
import type { Mark } from './marks.js';

/** Where the article's body begins and ends, as indexes of blocks, `end` exclusive. */
export interface Body {
  readonly start: number;
  readonly end: number;
}

/** A page as the parts of cleaning see it. */
export interface Page {
  readonly blocks: readonly PageBlock[];
  readonly marks: readonly Mark[];
  readonly body: Body;
}

/** Why each block goes; blocks that stay are missing. */
export type Removals = Map<number, RemovalReason>;

import type { RemovalReason } from '../../removed.js';

/** The reason to take a block for clutter, or `source` if it looks like links but lists what is cited. */
export type MarkKind = RemovalReason | 'source';

/** What a block is, by a rule. */
export interface Mark {
  readonly kind: MarkKind;
  /** The rule's name. */
  readonly rule: string;
}

/** The mark of each block, null if it has none. */
export type Marks = readonly (Mark | null)[];

/**
 * Rules that are sure by themselves, no matter where a block is: whole lines in the words of a platform, a library, a
 * vault.
 */
export const CERTAIN_RULES: readonly string[] = ['platform-lines', 'book-frame', 'vault-tags'];

/** Whether a mark speaks against a block. */
export function isClutter(mark: Mark | null | undefined): mark is Mark & { readonly kind: RemovalReason } {
  return mark !== undefined && mark !== null && mark.kind !== 'source';
}

import type { RemovalReason } from '../../removed.js';

/** What speaks for a block being clutter, or `source` for one that looks like links but names what is cited. */
export type MarkKind = RemovalReason | 'source';

/** What a rule found a block to be. */
export interface Mark {
  readonly kind: MarkKind;
  /** The rule's name. */
  readonly rule: string;
}

/** The mark of each block, null where it has none. */
export type Marks = readonly (Mark | null)[];

/** Rules that are sure by themselves, wherever a block stands: whole lines in the words of a platform, a library, a vault. */
export const CERTAIN_RULES: readonly string[] = ['platform-lines', 'book-frame', 'vault-tags'];

/** Whether a mark speaks against a block. */
export function isClutter(mark: Mark | null | undefined): mark is Mark & { readonly kind: RemovalReason } {
  return mark !== undefined && mark !== null && mark.kind !== 'source';
}

import type { RemovalReason } from '../../removed.js';

/** What speaks for a block being clutter, or `source` for one that looks like links but names what is cited. */
export type Mark = RemovalReason | 'source' | null;

/** Whether a mark speaks against a block. */
export function isClutter(mark: Mark | undefined): boolean {
  return mark !== undefined && mark !== null && mark !== 'source';
}

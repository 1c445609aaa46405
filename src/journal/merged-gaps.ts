import { dropOldest } from '../drop-oldest.js';
import type { AskedOn, Gap, Journal } from './journal.js';
import { type GapGroup, type Meanings, mergeGaps } from './merge.js';

interface Merged {
  readonly stamp: string;
  readonly groups: Promise<readonly GapGroup[]>;
}

/** As many servers' groups are kept. */
const SERVERS_KEPT = 100;

/** The gaps of each server, merged once and again only when others have come or gone. */
export class MergedGaps {
  readonly #kept = new Map<AskedOn, Merged>();

  /** The same groups for all who ask before something changes, also while they are being merged. */
  of(journal: Journal, guildId: AskedOn, meanings: Meanings): Promise<readonly GapGroup[]> {
    const gaps = journal.gaps(guildId);
    const stamp = stampOf(gaps);
    const known = this.#kept.get(guildId);
    if (known?.stamp === stamp) return known.groups;
    const groups = mergeGaps(gaps, meanings);
    this.#kept.delete(guildId);
    this.#kept.set(guildId, { stamp, groups });
    dropOldest(this.#kept, SERVERS_KEPT);
    // What failed is tried again by the next one who asks.
    groups.catch(() => this.#kept.delete(guildId));
    return groups;
  }
}

function stampOf(gaps: readonly Gap[]): string {
  return [gaps.length, gaps[0]?.at, gaps.at(-1)?.at].join(' ');
}

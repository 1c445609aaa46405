import { dropOldest } from '../drop-oldest.js';
import type { AskedOn, Gap, Journal } from './journal.js';
import { type GapGroup, type Meanings, mergeGaps } from './merge.js';

interface Merged {
  readonly stamp: string;
  readonly groups: Promise<readonly GapGroup[]>;
}

/** The most servers whose groups are kept. */
const SERVERS_KEPT = 100;

/** The gaps of each server, merged once, and again only when gaps have come or gone. */
export class MergedGaps {
  readonly #kept = new Map<AskedOn, Merged>();

  /** Everybody who asks before something changes gets the same groups, also while these are being merged. */
  of(journal: Journal, guildId: AskedOn, meanings: Meanings): Promise<readonly GapGroup[]> {
    const gaps = journal.gaps(guildId);
    const stamp = stampOf(gaps);
    const known = this.#kept.get(guildId);
    if (known?.stamp === stamp) return known.groups;
    const groups = mergeGaps(gaps, meanings);
    this.#kept.delete(guildId);
    this.#kept.set(guildId, { stamp, groups });
    dropOldest(this.#kept, SERVERS_KEPT);
    // After a failure the next one who asks tries again.
    groups.catch(() => this.#kept.delete(guildId));
    return groups;
  }
}

function stampOf(gaps: readonly Gap[]): string {
  return [gaps.length, gaps[0]?.at, gaps.at(-1)?.at].join(' ');
}

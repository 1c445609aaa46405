import type { Retention, SharedEntry } from '../../index/shared-log.js';

/** How far a log was read. */
export interface Followed {
  /** The log's name. */
  readonly log: string;
  readonly place: number;
  /** When, in ms since 1970. */
  readonly at: number;
}

/** A server that was erased, and when, in ms since 1970. */
export interface Erasure {
  readonly guild: string;
  readonly at: number;
}

/**
 * A copy of some kinds of entries on this machine's disk, which is read instead of the log. What is said here waits in
 * it until the log has it.
 */
export interface Replica {
  readonly kinds: readonly string[];
  /** How far it has read; null if it never has. */
  followed(): Followed | null;
  /** Notes how far it has read. */
  follow(followed: Followed): void;
  /** What the log does not have yet, the oldest first. */
  waiting(limit: number): readonly SharedEntry[];
  /** Notes that the log has these, unless they have changed since. */
  sent(entries: readonly SharedEntry[]): void;
  /** Takes over what others have said, unless something newer is known. May be called again with the same entries. */
  take(entries: readonly SharedEntry[]): void;
  /** Does what `take` has only noted, since it takes long. */
  finish(): Promise<void>;
  /** Servers that were erased here and not in the log yet. */
  erasures(): readonly Erasure[];
  /** Notes that the log has erased them, too. */
  erasuresSent(erasures: readonly Erasure[]): void;
  /** Has everything wait again: the log was lost. */
  offerAll(): void;
  /** Deletes what the log does not have, except what waits. */
  keepOnly(ids: ReadonlySet<string>): void;
  /** What the log need not keep any longer, by the present time in ms since 1970. */
  retention(now: number): readonly Retention[];
}

/** What an entry says: a few named values. */
export type SharedBody = Readonly<Record<string, string | number | null>>;

/** Something that one bot keeps and the others read: a rule of a server, a vote, a question without its asker. */
export interface SharedEntry {
  readonly id: string;
  readonly kind: string;
  /** The server that it belongs to, or null. */
  readonly guild: string | null;
  /** When it was said, in ms since 1970: what is too old goes by this. */
  readonly at: number;
  /** Of two entries with the same id, the one with the higher version holds. A whole number from 1. */
  readonly version: number;
  /** Null: what had this id is taken back. */
  readonly body: SharedBody | null;
}

/** Some entries in the order in which they were written. */
export interface LogPage {
  readonly entries: readonly SharedEntry[];
  /** The place of the last one, or the place that was asked for if there is none. */
  readonly place: number;
  /** Whether nothing comes after them. */
  readonly isLast: boolean;
}

/** How long entries of some kinds are kept, and how many of each. */
export interface Retention {
  readonly kinds: readonly string[];
  /** Older ones go, in ms since 1970. */
  readonly before: number;
  /** Whether only those go that were taken back. */
  readonly onlyTakenBack?: boolean;
  /** The most of each kind, beyond which the oldest go; if unset, any number. */
  readonly most?: Readonly<Record<string, number>>;
}

/**
 * What several bots keep together. Each entry has one place in an order that all read alike; an entry that is written
 * again moves to the end of it.
 */
export interface SharedLog {
  /** Says which log this is, and begins one if there is none: a lost log is followed by one of another name. */
  name(): Promise<string>;
  /**
   * Writes entries. May be called again with the same ones.
   *
   * @returns the ids of those that hold now; the others are outdone by what somebody else has written
   */
  put(entries: readonly SharedEntry[]): Promise<ReadonlySet<string>>;
  /**
   * The next entries of these kinds. What was written in the last few seconds may come in another order, and only
   * after some of what was written later.
   *
   * @param place -1: from the beginning
   * @returns null if the log is lost
   */
  after(place: number, kinds: readonly string[]): Promise<LogPage | null>;
  /** Deletes all that belongs to a server and was said no later than a time, except entries of the kind `erased`. */
  eraseServer(guild: string, until: number): Promise<void>;
  prune(retention: Retention): Promise<void>;
  /** The secret that all share: the one that was offered first. */
  secret(offered: Uint8Array): Promise<Uint8Array>;
}

/** A server whose entries were erased: nothing that was said before is read any more. */
export const ERASED = 'erased';

/** The entry that tells others of it. */
export function erasedEntry(guild: string, at: number): SharedEntry {
  return { id: `${ERASED}:${guild}`, kind: ERASED, guild, at, version: at, body: {} };
}

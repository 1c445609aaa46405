import type Database from 'better-sqlite3';
import { isFollowing } from './bookkeeping.js';

/** What admins can say of a server or a channel, and what bots note of a server. */
export type RuleKind = 'rule' | 'help' | 'introduced' | 'binding' | 'joined';

/** Something that admins can say. */
export interface RuleName {
  readonly kind: RuleKind;
  readonly guild: string;
  /** Empty: the whole server. For `joined`, the application that was seen there. */
  readonly channel: string;
}

/** When each rule was last changed, also one that was taken back since, and whether others have to be told. */
export const RULE_CHANGES_SCHEMA = `
  CREATE TABLE IF NOT EXISTS changes (
    kind TEXT NOT NULL, guild TEXT NOT NULL, channel TEXT NOT NULL, at INTEGER NOT NULL, pending INTEGER NOT NULL,
    PRIMARY KEY (kind, guild, channel)
  ) STRICT;
`;

/** Notes that a rule was just changed or, if it is gone and nobody else knows it, forgets it. */
export function noteChange(db: Database.Database, { kind, guild, channel }: RuleName, isGone: boolean): void {
  if (isGone && !isFollowing(db))
    db.prepare('DELETE FROM changes WHERE kind = ? AND guild = ? AND channel = ?').run(kind, guild, channel);
  else
    db.prepare(
      `INSERT INTO changes (kind, guild, channel, at, pending) VALUES (?, ?, ?, ?, 1)
       ON CONFLICT (kind, guild, channel) DO UPDATE SET at = max(excluded.at, at + 1), pending = 1`,
    ).run(kind, guild, channel, Date.now());
}

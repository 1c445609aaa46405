import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { SharedEntry } from '../../index/shared-log.js';
import type { Votes } from '../votes.js';

export const BALLOT = 'ballot';

const bodySchema = z.strictObject({ helpful: z.literal([0, 1]).nullable(), told: z.literal([0, 1]) });

interface Row {
  readonly hash: string;
  readonly at: number;
  readonly helpful: number | null;
  readonly told: number;
  readonly version: number;
}

/**
 * Ballots as entries. Their versions are counts, not times: a time would reveal which vote a ballot belongs to. If one
 * was cast in two bots at once, the log keeps one of the two, and the other bot takes its vote back.
 */
export class Ballots {
  readonly #db: Database.Database;
  readonly #votes: Votes;

  constructor(db: Database.Database, votes: Votes) {
    this.#db = db;
    this.#votes = votes;
  }

  waiting(limit: number): SharedEntry[] {
    return this.#db
      .prepare<[number], Row>(
        'SELECT hash, at, helpful, told, version FROM ballots WHERE pending = 1 ORDER BY at LIMIT ?',
      )
      .all(limit)
      .map(({ hash, at, helpful, told, version }) => ({
        id: hash,
        kind: BALLOT,
        guild: null,
        at,
        version,
        body: { helpful, told },
      }));
  }

  sent({ id, version }: SharedEntry): void {
    this.#db.prepare('UPDATE ballots SET pending = 0 WHERE hash = ? AND version = ?').run(id, version);
  }

  /** @param now in ms since 1970 */
  take({ id, at, version, body }: SharedEntry, now: number): void {
    const { data } = bodySchema.safeParse(body);
    if (!data) return;
    const { changes } = this.#db
      .prepare(
        `INSERT INTO ballots (hash, at, helpful, told, version, pending) VALUES (?, ?, ?, ?, ?, 0)
         ON CONFLICT (hash) DO UPDATE
           SET at = excluded.at, helpful = excluded.helpful, told = excluded.told, version = excluded.version,
             pending = 0
           WHERE excluded.version > version OR (excluded.version = version AND pending = 1)`,
      )
      .run(id, at, data.helpful, data.told, version);
    if (changes > 0 && data.helpful !== null)
      this.#votes.takeBack(this.#votes.voteOf(id, data.helpful === 0), now);
  }

  sentIds(): string[] {
    return this.#db.prepare<[], string>('SELECT hash FROM ballots WHERE pending = 0').pluck().all();
  }

  remove(id: string): void {
    this.#db.prepare('DELETE FROM ballots WHERE hash = ?').run(id);
  }

  offerAll(): void {
    this.#db.exec('UPDATE ballots SET pending = 1');
  }
}

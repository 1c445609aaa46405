import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { SharedEntry } from '../../index/shared-log.js';
import { NOT_ERASED } from '../erasing.js';

/** A table whose rows are shared, and what its entries say. */
interface RowTable {
  readonly table: string;
  readonly columns: readonly string[];
  readonly body: z.ZodType<Readonly<Record<string, string | number>>>;
}

const flag = z.literal([0, 1]);
const tier = z.enum(['found', 'related', 'nothing']);

const TABLES = {
  question: {
    table: 'questions',
    columns: ['text', 'tier'],
    body: z.strictObject({ text: z.string(), tier }),
  },
  vote: {
    table: 'votes',
    columns: ['text', 'helpful', 'tier'],
    body: z.strictObject({ text: z.string(), helpful: flag, tier }),
  },
  need: {
    table: 'needs',
    columns: ['question', 'text'],
    body: z.strictObject({ question: z.string(), text: z.string() }),
  },
  citation: {
    table: 'citations',
    columns: ['article', 'version', 'start', 'end'],
    body: z.strictObject({
      article: z.string(),
      version: z.string(),
      start: z.int().nonnegative(),
      end: z.int().nonnegative(),
    }),
  },
} as const satisfies Readonly<Record<string, RowTable>>;

export type RowKind = keyof typeof TABLES;
export const ROW_KINDS = Object.keys(TABLES) as readonly RowKind[];

export function isRowKind(kind: string): kind is RowKind {
  return Object.hasOwn(TABLES, kind);
}

/** What a replica knows of a row. */
interface KnownRow {
  readonly at: number;
  readonly pending: number;
}

/** The rows of one table of a journal, as entries. A row never changes, but a vote may be cast again later. */
export class JournalRows {
  readonly kind: RowKind;
  readonly table: string;
  readonly #columns: readonly string[];
  readonly #db: Database.Database;

  constructor(db: Database.Database, kind: RowKind) {
    this.kind = kind;
    this.table = TABLES[kind].table;
    this.#columns = TABLES[kind].columns;
    this.#db = db;
  }

  waiting(limit: number): SharedEntry[] {
    type Row = Record<string, string | number> & { id: string; at: number; guild: string | null };
    return this.#db
      .prepare<[number], Row>(
        `SELECT id, at, guild, ${this.#quoted()} FROM ${this.table}
         WHERE pending = 1 AND id IS NOT NULL AND ${NOT_ERASED} ORDER BY at LIMIT ?`,
      )
      .all(limit)
      .map(({ id, at, guild, ...body }) => ({
        id,
        kind: this.kind,
        guild,
        at,
        version: this.#versionOf(at),
        body,
      }));
  }

  /** Notes that the log has an entry, unless the row has changed since. */
  sent({ id, at }: SharedEntry): void {
    this.#db.prepare(`UPDATE ${this.table} SET pending = 0 WHERE id = ? AND at = ?`).run(id, at);
  }

  /** Takes over what somebody else has kept, unless it is known. */
  take({ id, guild, at, version, body }: SharedEntry): void {
    const said = TABLES[this.kind].body.safeParse(body);
    if (!said.success) return;
    const known = this.known(id);
    const own = known ? this.#versionOf(known.at) : 0;
    if (version < own || (version === own && known?.pending !== 1)) return;
    const values: Readonly<Record<string, unknown>> = { ...said.data, id, guild, at };
    const names = ['id', 'guild', 'at', ...this.#columns];
    this.#db
      .prepare(
        `INSERT INTO ${this.table} (${names.map(quote).join(', ')}, pending)
         VALUES (${names.map((name) => `@${name}`).join(', ')}, 0)
         ON CONFLICT (id) DO UPDATE SET at = excluded.at, pending = 0`,
      )
      .run(values);
  }

  known(id: string): KnownRow | undefined {
    return this.#db.prepare<[string], KnownRow>(`SELECT at, pending FROM ${this.table} WHERE id = ?`).get(id);
  }

  remove(id: string): void {
    this.#db.prepare(`DELETE FROM ${this.table} WHERE id = ?`).run(id);
  }

  /** The ids of those that the log has. */
  sentIds(): string[] {
    return this.#db.prepare<[], string>(`SELECT id FROM ${this.table} WHERE pending = 0`).pluck().all();
  }

  offerAll(): void {
    this.#db.exec(`UPDATE ${this.table} SET pending = 1`);
  }

  /** Only a vote can be cast again. */
  #versionOf(at: number): number {
    return this.kind === 'vote' ? at : 1;
  }

  #quoted(): string {
    return this.#columns.map(quote).join(', ');
  }
}

function quote(column: string): string {
  return `"${column}"`;
}

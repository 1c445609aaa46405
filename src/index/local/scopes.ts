import type Database from 'better-sqlite3';
import type { HeadingIndex } from '../headings.js';
import type { TitleIndex } from '../titles.js';
import type { KeywordScope, KeywordSearch } from './keywords/search.js';
import { readHeadings, readTitles } from './titles.js';

/** How many are kept ready, the most recently used ones: each takes some 60 bytes for every passage that it has. */
const KEPT = 8;

/** What is prepared for questions to some collections, or to all of them. */
export class LocalScope {
  readonly #db: Database.Database;
  readonly #search: KeywordSearch;
  readonly #within: readonly string[] | null;
  #keywords: KeywordScope | undefined;
  #titles: Promise<TitleIndex> | undefined;
  #headings: Promise<HeadingIndex> | undefined;

  /** @param within the names of the collections; null: all */
  constructor(db: Database.Database, search: KeywordSearch, within: readonly string[] | null) {
    this.#db = db;
    this.#search = search;
    this.#within = within;
  }

  /** Null if nothing has to be left out. */
  get keywords(): KeywordScope | null {
    if (this.#within !== null) this.#keywords ??= this.#search.scopeOf(this.#within);
    return this.#keywords ?? null;
  }

  /** Read when somebody types the first title. */
  titles(): Promise<TitleIndex> {
    this.#titles ??= readTitles(this.#db, this.#within);
    return this.#titles;
  }

  headings(): Promise<HeadingIndex> {
    this.#headings ??= readHeadings(this.#db, this.#within);
    return this.#headings;
  }
}

/** The most recent scopes, and that of all collections. */
export class LocalScopes {
  readonly #db: Database.Database;
  readonly #search: KeywordSearch;
  readonly #all: LocalScope;
  readonly #kept = new Map<string, LocalScope>();

  constructor(db: Database.Database, search: KeywordSearch) {
    this.#db = db;
    this.#search = search;
    this.#all = new LocalScope(db, search, null);
  }

  of(within: readonly string[] | undefined): LocalScope {
    if (within === undefined) return this.#all;
    const name = JSON.stringify([...within].sort());
    const scope = this.#kept.get(name) ?? new LocalScope(this.#db, this.#search, within);
    this.#kept.delete(name);
    this.#kept.set(name, scope);
    const [oldest = name] = this.#kept.keys();
    if (this.#kept.size > KEPT) this.#kept.delete(oldest);
    return scope;
  }
}

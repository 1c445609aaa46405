import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Article } from '../../articles/article.js';
import type { RemovedText } from '../../articles/removed.js';
import { messageOf } from '../../errors.js';
import type { Passage } from '../../passages/passage.js';
import { sentence } from '../../sentence.js';
import { unpack } from '../../storage/packed.js';
import type { GenerationInfo } from '../generation-info.js';
import type {
  ArticleFilter,
  ArticleHeading,
  ArticleInfo,
  ArticleTitle,
  Candidate,
  IndexQuery,
  Page,
  PassageIndex,
} from '../passage-index.js';
import { foldTitle } from '../titles.js';
import { filterSql } from './filter.js';
import { type KeywordScope, KeywordSearch } from './keywords/search.js';
import { infoOf, type Manifest, mismatch, readServable, verifyFiles } from './manifest.js';
import { ARTICLE_INFO, type ArticleRow, type PassageRow, toArticle, toInfo, toPassage } from './rows.js';
import { FILES } from './schema.js';
import { LocalScopes } from './scopes.js';
import { NEWEST_FIRST, OF_SOME, type PageOfSome } from './titles.js';
import { Vectors } from './vectors/vectors.js';

/** One generation on local disk, opened read-only: SQLite for articles and keywords, HNSW for vectors. */
export class LocalIndex implements PassageIndex {
  readonly info: GenerationInfo;
  readonly #db: Database.Database;
  readonly #statements: Statements;
  readonly #keywords: KeywordSearch;
  readonly #vectors: Vectors | null;
  readonly #scopes: LocalScopes;

  private constructor({ info, db, statements, keywords, vectors }: OpenFiles) {
    this.info = info;
    this.#db = db;
    this.#statements = statements;
    this.#keywords = keywords;
    this.#vectors = vectors;
    this.#scopes = new LocalScopes(db, keywords);
  }

  /**
   * Opens a generation whose files exist in full length. Their content is not checked.
   *
   * @throws UserError `index-mismatch` if the folder holds no generation that this version can read
   */
  static open(dir: string): LocalIndex {
    return new LocalIndex(openFiles(dir, readServable(dir)));
  }

  /**
   * Opens a generation after checking every byte of it: a damaged file is found here and not by a question.
   *
   * @throws UserError `index-mismatch` that names what is missing or damaged
   */
  static async openVerified(dir: string): Promise<LocalIndex> {
    const manifest = readServable(dir);
    await verifyFiles(dir, manifest);
    return new LocalIndex(openFiles(dir, manifest));
  }

  async candidates({
    terms,
    vector,
    limits,
    filter = {},
    within,
  }: IndexQuery): Promise<readonly Candidate[]> {
    this.#requireOpen();
    const scope = this.#scopes.of(within).keywords;
    const filtered = this.#allowed(filter, scope);
    const lexical = this.#keywords.search(terms, limits.lexical, filtered, scope);
    const allowed = filtered ?? scope?.keys ?? null;
    const dense = vector && this.#vectors ? this.#vectors.nearest(vector, limits.dense, allowed) : [];
    const keys = [...new Set([...lexical.keys(), ...dense])];
    const cosines = vector && this.#vectors?.cosines(vector, keys);
    const rows = this.#statements.passages.all(JSON.stringify(keys));
    return rows.map(toPassage).map(({ key, repostOf, ...passage }) => ({
      passage,
      repostOf,
      lexical: lexical.get(key) ?? 0,
      cosine: cosines?.get(key) ?? null,
    }));
  }

  async documentFrequencies(
    terms: readonly string[],
    within?: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    this.#requireOpen();
    return this.#keywords.frequencies(terms, this.#scopes.of(within).keywords);
  }

  async sentenceVectors(passages: readonly Passage[]): Promise<readonly (readonly Float32Array[])[]> {
    this.#requireOpen();
    return passages.map(({ articleId, start }) => {
      const packed = this.#statements.sentences.get(articleId, start);
      return packed && this.info.model ? unpack(packed, this.info.model.dimensions) : [];
    });
  }

  async articles(ids: readonly string[]): Promise<ReadonlyMap<string, Article>> {
    this.#requireOpen();
    const rows = [...new Set(ids)].flatMap((id) => this.#statements.article.get(id) ?? []);
    return new Map(rows.map((row) => [row.id, toArticle(row)]));
  }

  async articlesByKey(keys: readonly string[]): Promise<ReadonlyMap<string, ArticleInfo>> {
    const rows = this.#db
      .prepare<[string], ArticleRow & { key: string }>(
        `SELECT ${ARTICLE_INFO}, short_key AS key FROM articles
         WHERE short_key IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(keys));
    return new Map(rows.map((row) => [row.key, toInfo(row)]));
  }

  async articlesByTitle(title: string): Promise<readonly ArticleInfo[]> {
    return this.#db
      .prepare<[string], ArticleRow>(
        `SELECT ${ARTICLE_INFO} FROM articles WHERE folded_title = ? ORDER BY ${NEWEST_FIRST}`,
      )
      .all(foldTitle(title))
      .map(toInfo);
  }

  async titles(text: string, limit: number, within?: readonly string[]): Promise<readonly ArticleTitle[]> {
    this.#requireOpen();
    const titles = await this.#scopes.of(within).titles();
    this.#requireOpen();
    return titles.search(text, limit);
  }

  async headings(
    text: string,
    limit: number,
    within?: readonly string[],
  ): Promise<readonly ArticleHeading[]> {
    this.#requireOpen();
    const headings = await this.#scopes.of(within).headings();
    this.#requireOpen();
    return headings.search(text, limit);
  }

  async removed(id: string): Promise<readonly RemovedText[]> {
    const removed = this.#db
      .prepare<[string], string>('SELECT removed FROM articles WHERE id = ?')
      .pluck()
      .get(id);
    return removed === undefined ? [] : (JSON.parse(removed) as RemovedText[]);
  }

  async reposts(groups: readonly string[]): Promise<ReadonlyMap<string, readonly ArticleInfo[]>> {
    const rows = this.#db
      .prepare<[string], ArticleRow>(
        `SELECT ${ARTICLE_INFO} FROM articles WHERE repost_of IN (SELECT value FROM json_each(?))
         ORDER BY repost_of, id <> repost_of, date IS NULL, date, id`,
      )
      .all(JSON.stringify(groups));
    const found = new Map<string, ArticleInfo[]>();
    for (const row of rows) {
      const group = row.repostOf ?? row.id;
      const members = found.get(group);
      if (members) members.push(toInfo(row));
      else found.set(group, [toInfo(row)]);
    }
    return found;
  }

  async infos(
    { offset, limit }: Page = { offset: 0, limit: ALL },
    within?: readonly string[],
  ): Promise<readonly ArticleInfo[]> {
    const names = within === undefined ? null : JSON.stringify(within);
    return this.#db
      .prepare<PageOfSome, ArticleRow>(`SELECT ${ARTICLE_INFO} FROM articles ${OF_SOME}`)
      .all({ names, limit, offset })
      .map(toInfo);
  }

  async close(): Promise<void> {
    if (this.#db.open) this.#vectors?.close();
    this.#db.close();
  }

  /** Calls that need no file, or ask for nothing, are refused as well. */
  #requireOpen(): void {
    if (!this.#db.open) throw new TypeError('The index is not open');
  }

  /** The keys of the passages that a filter lets through, or null if it lets through all of the scope. */
  #allowed(filter: ArticleFilter, scope: KeywordScope | null): ReadonlySet<number> | null {
    const where = filterSql(filter);
    if (!where) return null;
    const keys = this.#db
      .prepare<string[], number>(
        `SELECT passages.key FROM passages JOIN articles ON articles.key = passages.article WHERE ${where.sql}`,
      )
      .pluck()
      .all(...where.values);
    return new Set(scope ? keys.filter((key) => scope.keys.has(key)) : keys);
  }
}

/** SQLite's value for no limit. */
const ALL = -1;

type Statements = ReturnType<typeof prepareStatements>;

/** The statements of every question, prepared once: preparing takes longer than reading a row. */
function prepareStatements(db: Database.Database) {
  return {
    article: db.prepare<[string], ArticleRow>(
      `SELECT ${ARTICLE_INFO}, text, blocks, turns FROM articles WHERE id = ?`,
    ),
    passages: db.prepare<[string], PassageRow>(
      `SELECT passages.key, articles.id AS articleId, repost_of AS repostOf, start, "end", headings,
         speaker, question_start AS questionStart, question_end AS questionEnd
       FROM json_each(?) JOIN passages ON passages.key = json_each.value
       JOIN articles ON articles.key = passages.article`,
    ),
    sentences: db
      .prepare<[string, number], Buffer>(
        `SELECT vectors FROM sentences JOIN passages ON passages.key = sentences.passage
         JOIN articles ON articles.key = passages.article WHERE articles.id = ? AND start = ?`,
      )
      .pluck(),
  };
}

interface OpenFiles {
  readonly info: GenerationInfo;
  readonly db: Database.Database;
  readonly statements: Statements;
  readonly keywords: KeywordSearch;
  readonly vectors: Vectors | null;
}

/** What SQLite and hnswlib say about a damaged file names neither the file nor the remedy. */
function openFiles(dir: string, manifest: Manifest): OpenFiles {
  const info = infoOf(manifest);
  let db: Database.Database | undefined;
  try {
    db = new Database(join(dir, FILES.database), { readonly: true, fileMustExist: true });
    const statements = prepareStatements(db);
    const keywords = new KeywordSearch(db);
    const vectors = info.model ? openVectors(dir, info.model.dimensions) : null;
    return { info, db, statements, keywords, vectors };
  } catch (cause) {
    db?.close();
    throw mismatch(
      dir,
      sentence('one of its files is damaged ({{reason}})', { reason: messageOf(cause) }),
      cause,
    );
  }
}

function openVectors(dir: string, dimensions: number): Vectors {
  return Vectors.read({ graph: join(dir, FILES.graph), vectors: join(dir, FILES.vectors) }, dimensions);
}

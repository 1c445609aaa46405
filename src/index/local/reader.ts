import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Article, Block, Language, Turn } from '../../articles/article.js';
import type { RemovedText } from '../../articles/removed.js';
import { unpack } from '../../embedding/packed.js';
import { UserError } from '../../errors.js';
import type { Passage } from '../../passages/passage.js';
import { FORMAT_VERSION, type GenerationInfo, generationInfoSchema } from '../generation-info.js';
import type { ArticleFilter, ArticleInfo, Candidate, IndexQuery, PassageIndex } from '../passage-index.js';
import { filterSql } from './filter.js';
import { COLUMN_WEIGHTS, FILES } from './schema.js';
import { Vectors } from './vectors.js';

/** How many passages each side proposes. Past these, neither side's best changes the fused first ten. */
const PROPOSALS = { lexical: 200, dense: 60 } as const;

interface ArticleRow extends Omit<ArticleInfo, 'tags' | 'lang'> {
  readonly lang: Language;
  readonly tags: string;
  readonly text: string;
  readonly blocks: string;
  readonly turns: string;
}

interface PassageRow extends Pick<Passage, 'start' | 'end' | 'speaker'> {
  readonly key: number;
  readonly articleId: string;
  readonly headings: string;
  readonly repostOf: string | null;
  readonly questionStart: number | null;
  readonly questionEnd: number | null;
}

/** A passage with what the index knows of it beside. */
interface KeyedPassage extends Passage {
  readonly key: number;
  readonly repostOf: string | null;
}

const ARTICLE_INFO = 'id, path, title, url, date, lang, tags, repost_of AS repostOf';

/** One generation on local disk, opened read-only: SQLite for articles and keywords, HNSW for vectors. */
export class LocalIndex implements PassageIndex {
  readonly info: GenerationInfo;
  readonly #db: Database.Database;
  readonly #vectors: Vectors | null;

  private constructor(info: GenerationInfo, db: Database.Database, vectors: Vectors | null) {
    this.info = info;
    this.#db = db;
    this.#vectors = vectors;
  }

  /** @throws UserError `index-mismatch` where the folder holds no generation that this version can read */
  static open(dir: string): LocalIndex {
    const info = readInfo(dir);
    const db = new Database(join(dir, FILES.database), { readonly: true, fileMustExist: true });
    db.exec('CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, keywords, row)');
    const vectors = info.model ? Vectors.read(join(dir, FILES.vectors), info.model.dimensions) : null;
    return new LocalIndex(info, db, vectors);
  }

  async candidates({ terms, vector, filter = {} }: IndexQuery): Promise<readonly Candidate[]> {
    const allowed = this.#allowed(filter);
    const lexical = this.#searchKeywords(terms, allowed);
    const dense = vector && this.#vectors ? this.#vectors.nearest(vector, PROPOSALS.dense, allowed) : [];
    const keys = new Set([...lexical.keys(), ...dense]);
    return this.#passages([...keys]).map(({ key, repostOf, ...passage }) => ({
      passage,
      repostOf,
      lexical: lexical.get(key) ?? 0,
      cosine: vector && this.#vectors ? this.#vectors.cosine(vector, key) : null,
    }));
  }

  async documentFrequencies(terms: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = this.#db
      .prepare<[string], { term: string; doc: number }>(
        'SELECT term, doc FROM temp.vocabulary WHERE term IN (SELECT value FROM json_each(?))',
      )
      .all(JSON.stringify(terms));
    return new Map(rows.map((row) => [row.term, row.doc]));
  }

  async sentenceVectors({ articleId, start }: Passage): Promise<readonly Float32Array[]> {
    const packed = this.#db
      .prepare<[string, number], Buffer>(
        `SELECT vectors FROM sentences JOIN passages ON passages.key = sentences.passage
         JOIN articles ON articles.key = passages.article WHERE articles.id = ? AND start = ?`,
      )
      .pluck()
      .get(articleId, start);
    return packed && this.info.model ? unpack(packed, this.info.model.dimensions) : [];
  }

  async removed(id: string): Promise<readonly RemovedText[]> {
    const removed = this.#db
      .prepare<[string], string>('SELECT removed FROM articles WHERE id = ?')
      .pluck()
      .get(id);
    return removed === undefined ? [] : (JSON.parse(removed) as RemovedText[]);
  }

  async article(id: string): Promise<Article | null> {
    const row = this.#db
      .prepare<[string], ArticleRow>(`SELECT ${ARTICLE_INFO}, text, blocks, turns FROM articles WHERE id = ?`)
      .get(id);
    return row ? toArticle(row) : null;
  }

  async articles(): Promise<readonly ArticleInfo[]> {
    return this.#db
      .prepare<[], ArticleRow>(`SELECT ${ARTICLE_INFO} FROM articles ORDER BY date IS NULL, date DESC, id`)
      .all()
      .map(toInfo);
  }

  async reposts(repostOf: string): Promise<readonly ArticleInfo[]> {
    return this.#db
      .prepare<[string, string], ArticleRow>(
        `SELECT ${ARTICLE_INFO} FROM articles WHERE repost_of = ? ORDER BY id <> ?, date IS NULL, date, id`,
      )
      .all(repostOf, repostOf)
      .map(toInfo);
  }

  /** The content hash each article was indexed with, by id. */
  articleHashes(): Map<string, string> {
    const rows = this.#db.prepare<[], { id: string; hash: string }>('SELECT id, hash FROM articles').all();
    return new Map(rows.map((row) => [row.id, row.hash]));
  }

  async close(): Promise<void> {
    this.#db.close();
  }

  /** The keys of the passages that a filter lets through, or null where it lets through all. */
  #allowed(filter: ArticleFilter): ReadonlySet<number> | null {
    const where = filterSql(filter);
    if (!where) return null;
    const keys = this.#db
      .prepare<string[], number>(
        `SELECT passages.key FROM passages JOIN articles ON articles.key = passages.article WHERE ${where.sql}`,
      )
      .pluck()
      .all(...where.values);
    return new Set(keys);
  }

  #searchKeywords(terms: readonly string[], allowed: ReadonlySet<number> | null): Map<number, number> {
    if (terms.length === 0 || allowed?.size === 0) return new Map();
    const among = allowed ? 'AND rowid IN (SELECT value FROM json_each(?))' : '';
    const rows = this.#db
      .prepare<unknown[], { key: number; score: number }>(
        `SELECT rowid AS key, -bm25(keywords, ?, ?) AS score FROM keywords
         WHERE keywords MATCH ? ${among} ORDER BY score DESC LIMIT ${PROPOSALS.lexical}`,
      )
      .all(
        COLUMN_WEIGHTS.body,
        COLUMN_WEIGHTS.context,
        terms.map(matchExpression).join(' OR '),
        ...(allowed ? [JSON.stringify([...allowed])] : []),
      );
    return new Map(rows.map((row) => [row.key, row.score]));
  }

  #passages(keys: readonly number[]): KeyedPassage[] {
    return this.#db
      .prepare<[string], PassageRow>(
        `SELECT passages.key, articles.id AS articleId, repost_of AS repostOf, start, "end", headings,
           speaker, question_start AS questionStart, question_end AS questionEnd
         FROM json_each(?) JOIN passages ON passages.key = json_each.value
         JOIN articles ON articles.key = passages.article`,
      )
      .all(JSON.stringify(keys))
      .map(toPassage);
  }
}

function matchExpression(term: string): string {
  const quoted = `"${term.replaceAll('"', '""')}"`;
  return /^\p{Script=Han}$/u.test(term) ? `${quoted} *` : quoted;
}

function toInfo({ id, path, title, url, date, lang, tags, repostOf }: ArticleRow): ArticleInfo {
  return { id, path, title, url, date, lang, tags: JSON.parse(tags) as string[], repostOf };
}

function toArticle(row: ArticleRow): Article {
  const blocks = JSON.parse(row.blocks) as Block[];
  const turns = JSON.parse(row.turns) as Turn[];
  const { repostOf: _, ...info } = toInfo(row);
  return { ...info, text: row.text, blocks, turns };
}

function toPassage({ questionStart, questionEnd, headings, ...row }: PassageRow): KeyedPassage {
  const question =
    questionStart === null || questionEnd === null ? null : { start: questionStart, end: questionEnd };
  return { ...row, headings: JSON.parse(headings) as string[], question };
}

function readInfo(dir: string): GenerationInfo {
  const file = join(dir, FILES.info);
  if (!existsSync(file)) throw mismatch(dir, 'it is not complete');
  try {
    return generationInfoSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw mismatch(dir, `${FILES.info} is not what this version (format ${FORMAT_VERSION}) writes`, cause);
  }
}

function mismatch(dir: string, why: string, cause?: unknown): UserError {
  return new UserError(
    'index-mismatch',
    `The index in ${dir} can't be used: ${why}. Build it anew with: npm run --silent cli -- index`,
    { cause },
  );
}

import { constants, copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Article } from '../../articles/article.js';
import { articleKey } from '../../articles/article-key.js';
import type { Embedding } from '../../embedding/embedder.js';
import { contextOf } from '../../passages/context.js';
import type { Passage } from '../../passages/passage.js';
import { pack } from '../../storage/packed.js';
import { at } from '../../text/at.js';
import { fold } from '../../text/fold.js';
import { tokenize } from '../../text/tokenize.js';
import type { CollectionInfo, GenerationInfo } from '../generation-info.js';
import type { BeginOptions, Examples, GenerationWriter } from '../generation-store.js';
import type { EmbeddedArticle, IndexedFile, PreparedArticle } from '../records.js';
import { foldTitle } from '../titles.js';
import { KeywordWriter } from './keywords/writer.js';
import { lastKeyIn, noteLastKey } from './last-key.js';
import { writeExamples, writeManifest } from './manifest.js';
import { LocalIndex } from './reader.js';
import { type ArticleRow, type PassageRow, toArticle, toPassage } from './rows.js';
import { FILES, SCHEMA } from './schema.js';
import { VectorWriter } from './vectors/vector-writer.js';

/** How many rows of each index SQLite's planner looks at. */
const ANALYSED_ROWS = 1000;

export interface WriterOptions {
  /** What the generation's manifest will say. */
  readonly draft: Omit<GenerationInfo, 'articles' | 'passages' | 'collections' | 'examples'>;
  /** The folder of a generation of the same make to start from. */
  readonly from?: string;
  readonly pause?: BeginOptions['pause'];
}

/** Writes one generation into an empty folder. */
export class LocalIndexWriter implements GenerationWriter {
  readonly id: string;
  readonly #dir: string;
  readonly #draft: WriterOptions['draft'];
  readonly #isDerived: boolean;
  readonly #pause: NonNullable<WriterOptions['pause']>;
  readonly #db: Database.Database;
  /** Null if only keywords are written. */
  readonly #vectors: VectorWriter | null;
  readonly #keywords: KeywordWriter;
  readonly #statements = new Map<string, Database.Statement>();
  #lastKey: number;

  constructor(dir: string, { draft, from, pause = () => undefined }: WriterOptions) {
    mkdirSync(dir, { recursive: true });
    this.id = draft.id;
    this.#dir = dir;
    this.#draft = draft;
    this.#isDerived = from !== undefined;
    this.#pause = pause;
    this.#db = openDatabase(dir, from);
    try {
      this.#vectors = draft.model && new VectorWriter(dir, draft.model.dimensions, from);
      // A used key is never used again: the graph and the postings still have it.
      const last = this.#number('SELECT ifnull(max(key), 0) FROM passages');
      this.#lastKey = Math.max(last, lastKeyIn(this.#db), this.#vectors?.length ?? 0);
    } catch (error) {
      // Nobody has the writer yet and could abort it, and an open file would keep its room on a full disk.
      this.#db.close();
      throw error;
    }
    this.#keywords = new KeywordWriter(this.#db);
    this.#db.exec('BEGIN');
  }

  async add(added: EmbeddedArticle): Promise<void> {
    const { article, passages, embeddings } = added;
    const { lastInsertRowid } = this.#insert('articles', columnsOf(added));
    for (const [i, passage] of passages.entries()) {
      const key = this.#addPassage(Number(lastInsertRowid), article, passage);
      if (this.#vectors) this.#addEmbedding(key, embeddings[i], this.#vectors);
      await this.#pause();
    }
  }

  #addPassage(articleKey: number, article: Article, passage: Passage): number {
    const { start, end, headings, speaker, question } = passage;
    this.#lastKey++;
    this.#insert('passages', {
      key: this.#lastKey,
      article: articleKey,
      start,
      end,
      headings: JSON.stringify(headings),
      speaker,
      question_start: question?.start ?? null,
      question_end: question?.end ?? null,
      terms: this.#keywords.add(this.#lastKey, ...keywordsOf(article, passage)),
    });
    return this.#lastKey;
  }

  #addEmbedding(key: number, embedding: Embedding | undefined, vectors: VectorWriter): void {
    if (!embedding) throw new RangeError(`passage ${key} has no vector`);
    vectors.add(key, embedding.vector);
    this.#insert('sentences', { passage: key, vectors: pack(embedding.spans, embedding.vector.length) });
  }

  async remove(id: string): Promise<void> {
    const row = this.#db
      .prepare<[string], ArticleRow & { key: number }>('SELECT * FROM articles WHERE id = ?')
      .get(id);
    if (!row) throw new RangeError(`there is no article ${id} to remove`);
    const article = toArticle(row);
    const passages = this.#db
      .prepare<[string, number], PassageRow>(
        `SELECT key, ? AS articleId, NULL AS repostOf, start, "end", headings, speaker,
           question_start AS questionStart, question_end AS questionEnd FROM passages WHERE article = ?`,
      )
      .all(id, row.key)
      .map(toPassage);
    for (const passage of passages) {
      this.#keywords.remove(...keywordsOf(article, passage));
      this.#vectors?.remove(passage.key);
    }
    this.#db
      .prepare('DELETE FROM sentences WHERE passage IN (SELECT key FROM passages WHERE article = ?)')
      .run(row.key);
    this.#db.prepare('DELETE FROM passages WHERE article = ?').run(row.key);
    this.#db.prepare('DELETE FROM articles WHERE key = ?').run(row.key);
  }

  async move(
    from: string,
    { article: { id, path, collection }, hash }: Pick<PreparedArticle, 'article' | 'hash'>,
  ): Promise<void> {
    const { changes } = this.#statement(
      'UPDATE articles SET id = ?, short_key = ?, path = ?, collection = ?, hash = ? WHERE id = ?',
    ).run(id, articleKey(id), path, collection, hash, from);
    if (changes === 0) throw new RangeError(`there is no article ${from} to move`);
  }

  async writeReposts(groups: readonly (readonly string[])[]): Promise<void> {
    this.#db.exec('UPDATE articles SET repost_of = NULL WHERE repost_of IS NOT NULL');
    const update = this.#db.prepare('UPDATE articles SET repost_of = ? WHERE id = ?');
    for (const group of groups) for (const id of group) update.run(group[0], id);
  }

  async writeFiles(files: readonly IndexedFile[]): Promise<void> {
    this.#db.exec('DELETE FROM files');
    for (const { path, articleId, sha256, warnings, original } of files)
      this.#insert('files', {
        path,
        article: articleId,
        sha256,
        warnings: JSON.stringify(warnings),
        original: original && JSON.stringify(original),
      });
  }

  async finish(): Promise<GenerationInfo> {
    const info = {
      ...this.#draft,
      articles: this.#number('SELECT count(*) FROM articles'),
      passages: this.#number('SELECT count(*) FROM passages'),
      collections: this.#collections(),
      examples: [],
    };
    this.#keywords.flush();
    noteLastKey(this.#db, this.#lastKey);
    this.#db.exec('COMMIT');
    // A sample says as much of how values are spread as all rows of a large index.
    if (!this.#isDerived) this.#db.exec(`PRAGMA analysis_limit = ${ANALYSED_ROWS}; ANALYZE`);
    this.#db.close();
    await this.#vectors?.finish();
    await writeManifest(this.#dir, info);
    return info;
  }

  async read(): Promise<LocalIndex> {
    return LocalIndex.open(this.#dir);
  }

  async writeExamples(examples: Examples): Promise<void> {
    writeExamples(this.#dir, examples);
  }

  async abort(): Promise<void> {
    this.#keywords.close();
    this.#db.close();
    this.#vectors?.close();
    rmSync(this.#dir, { recursive: true, force: true });
  }

  #insert(table: string, row: Readonly<Record<string, Value>>): Database.RunResult {
    const columns = Object.keys(row);
    const names = columns.map((column) => `"${column}"`).join(', ');
    const values = columns.map((column) => `@${column}`).join(', ');
    return this.#statement(`INSERT INTO ${table} (${names}) VALUES (${values})`).run(row);
  }

  #statement(sql: string): Database.Statement {
    const statement = this.#statements.get(sql) ?? this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #collections(): CollectionInfo[] {
    return this.#db
      .prepare<[], Omit<CollectionInfo, 'examples'>>(
        `SELECT collection AS name, count(DISTINCT articles.key) AS articles, count(passages.key) AS passages
         FROM articles LEFT JOIN passages ON passages.article = articles.key
         GROUP BY collection ORDER BY collection`,
      )
      .all()
      .map((one) => ({ ...one, examples: [] }));
  }

  #number(sql: string): number {
    return at(this.#db.prepare<[], number>(sql).pluck().all(), 0);
  }
}

/** @param from the folder of a generation to copy the tables of */
function openDatabase(dir: string, from: string | undefined): Database.Database {
  const file = join(dir, FILES.database);
  if (from !== undefined) copyFileSync(join(from, FILES.database), file, constants.COPYFILE_FICLONE);
  const db = new Database(file);
  try {
    // Nothing is ever rolled back: a failed generation is thrown away whole. SQLite ignores OFF unless it is told to
    // be unsafe.
    db.unsafeMode();
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    if (from === undefined) db.exec(SCHEMA);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** The types that SQLite takes. */
type Value = string | number | Uint8Array | null;

function columnsOf({ article, hash, removed, sketch }: EmbeddedArticle): Record<string, Value> {
  const { id, path, collection, title, url, date, author, lang, tags, text, blocks, turns } = article;
  return {
    id,
    short_key: articleKey(id),
    path,
    collection,
    title,
    folded_title: foldTitle(title),
    url,
    date,
    author,
    lang,
    tags: JSON.stringify(tags),
    folded_tags: JSON.stringify(tags.map(fold)),
    hash,
    text,
    blocks: JSON.stringify(blocks),
    turns: JSON.stringify(turns),
    removed: JSON.stringify(removed),
    sketch: sketch && Buffer.from(sketch.sketch.buffer, sketch.sketch.byteOffset, sketch.sketch.byteLength),
    sketch_key: sketch?.key ?? null,
  };
}

function keywordsOf(article: Article, passage: Passage): [body: string[], context: string[]] {
  return [
    termsOf(article.text.slice(passage.start, passage.end)),
    termsOf(contextOf(article, passage).join('\n')),
  ];
}

function termsOf(text: string): string[] {
  return tokenize(text).map(({ term }) => term);
}

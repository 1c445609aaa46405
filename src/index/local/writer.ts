import { constants, copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Article } from '../../articles/article.js';
import { articleKey } from '../../articles/article-key.js';
import type { RemovedText } from '../../articles/removed.js';
import type { Embedding } from '../../embedding/embedder.js';
import { contextOf } from '../../passages/context.js';
import type { Passage } from '../../passages/passage.js';
import { pack } from '../../storage/packed.js';
import { fold } from '../../text/fold.js';
import { tokenize } from '../../text/tokenize.js';
import type { GenerationInfo } from '../generation-info.js';
import { foldTitle } from '../titles.js';
import { KeywordWriter } from './keywords/writer.js';
import { writeManifest } from './manifest.js';
import type { IndexedFile, RepostSketch } from './readback.js';
import { type ArticleRow, type PassageRow, toArticle, toPassage } from './rows.js';
import { FILES, SCHEMA } from './schema.js';
import { VectorWriter } from './vectors/vector-writer.js';

export interface WriterOptions {
  /** The length of the model's vectors; without it keywords alone are written. */
  readonly dimensions?: number;
  /** The folder of a generation of the same make to go on from. What is not removed of it stays. */
  readonly from?: string;
  /** Awaited between passages: lets others go on meanwhile, and may throw to end it. */
  readonly pause?: () => Promise<void> | undefined;
}

/** What is stored with an article beside itself. */
export interface ArticleExtras {
  /** What the article's file held beside it, to be looked at. */
  readonly removed?: readonly RemovedText[];
  readonly sketch?: RepostSketch | null;
}

/** Writes one generation into an empty folder. Nothing can be read from it before `finish`. */
export class LocalIndexWriter {
  readonly #dir: string;
  readonly #isDerived: boolean;
  readonly #pause: NonNullable<WriterOptions['pause']>;
  readonly #db: Database.Database;
  /** Null where keywords alone are written. */
  readonly #vectors: VectorWriter | null;
  readonly #keywords: KeywordWriter;
  readonly #statements = new Map<string, Database.Statement>();
  #lastKey: number;

  constructor(dir: string, { dimensions, from, pause = () => undefined }: WriterOptions = {}) {
    mkdirSync(dir, { recursive: true });
    this.#dir = dir;
    this.#isDerived = from !== undefined;
    this.#pause = pause;
    this.#db = openDatabase(dir, from);
    try {
      this.#vectors = dimensions === undefined ? null : new VectorWriter(dir, dimensions, from);
      // A key that was ever used is not used again: the graph still has it.
      const last = this.#number('SELECT ifnull(max(key), 0) FROM passages');
      this.#lastKey = Math.max(last, this.#vectors?.length ?? 0);
    } catch (error) {
      // Nobody has the writer to abort it, and a file that stays open keeps its room on a full disk.
      this.#db.close();
      throw error;
    }
    this.#keywords = new KeywordWriter(this.#db);
    this.#db.exec('BEGIN');
  }

  /**
   * Adds an article and its passages.
   *
   * @param hash of everything the article consists of, to tell later whether it changed
   * @param embeddings one a passage, in their order, where there is a model
   */
  async addArticle(
    article: Article,
    hash: string,
    passages: readonly Passage[],
    embeddings: readonly Embedding[] = [],
    { removed = [], sketch = null }: ArticleExtras = {},
  ): Promise<void> {
    const { lastInsertRowid } = this.#statement(
      `INSERT INTO articles (id, short_key, path, title, folded_title, url, date, lang, tags, folded_tags, hash, text,
           blocks, turns, removed, sketch, sketch_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      article.id,
      articleKey(article.id),
      article.path,
      article.title,
      foldTitle(article.title),
      article.url,
      article.date,
      article.lang,
      JSON.stringify(article.tags),
      JSON.stringify(article.tags.map(fold)),
      hash,
      article.text,
      JSON.stringify(article.blocks),
      JSON.stringify(article.turns),
      JSON.stringify(removed),
      sketch && Buffer.from(sketch.sketch.buffer, sketch.sketch.byteOffset, sketch.sketch.byteLength),
      sketch?.key ?? null,
    );
    for (const [i, passage] of passages.entries()) {
      const key = this.#addPassage(Number(lastInsertRowid), article, passage);
      if (this.#vectors) this.#addEmbedding(key, embeddings[i], this.#vectors);
      await this.#pause();
    }
  }

  #addPassage(articleKey: number, article: Article, passage: Passage): number {
    const { start, end, headings, speaker, question } = passage;
    this.#lastKey++;
    this.#statement(
      'INSERT INTO passages (key, article, start, "end", headings, speaker, question_start, question_end, terms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(
      this.#lastKey,
      articleKey,
      start,
      end,
      JSON.stringify(headings),
      speaker,
      question?.start ?? null,
      question?.end ?? null,
      this.#keywords.add(this.#lastKey, ...keywordsOf(article, passage)),
    );
    return this.#lastKey;
  }

  #addEmbedding(key: number, embedding: Embedding | undefined, vectors: VectorWriter): void {
    if (!embedding) throw new RangeError(`passage ${key} has no vector`);
    vectors.add(key, embedding.vector);
    this.#statement('INSERT INTO sentences (passage, vectors) VALUES (?, ?)').run(
      key,
      pack(embedding.spans, embedding.vector.length),
    );
  }

  /** Takes out an article of the generation that this one goes on from. */
  removeArticle(id: string): void {
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

  /** Gives an article of the generation that this one goes on from another place, and leaves all else of it. */
  moveArticle(from: string, { id, path }: Article, hash: string): void {
    const { changes } = this.#statement(
      'UPDATE articles SET id = ?, short_key = ?, path = ?, hash = ? WHERE id = ?',
    ).run(id, articleKey(id), path, hash, from);
    if (changes === 0) throw new RangeError(`there is no article ${from} to move`);
  }

  /** Notes which of the articles are one text: groups of ids, the first of each names it. */
  writeReposts(groups: readonly (readonly string[])[]): void {
    this.#db.exec('UPDATE articles SET repost_of = NULL WHERE repost_of IS NOT NULL');
    const update = this.#db.prepare('UPDATE articles SET repost_of = ? WHERE id = ?');
    for (const group of groups) for (const id of group) update.run(group[0], id);
  }

  /** Notes what files the articles were read from, instead of what was noted before. */
  writeFiles(files: readonly IndexedFile[]): void {
    this.#db.exec('DELETE FROM files');
    const insert = this.#db.prepare(
      'INSERT INTO files (path, article, sha256, warnings, original) VALUES (?, ?, ?, ?, ?)',
    );
    for (const { path, articleId, sha256, warnings, original } of files)
      insert.run(path, articleId, sha256, JSON.stringify(warnings), original && JSON.stringify(original));
  }

  /** How many passages there are. */
  get passages(): number {
    return this.#number('SELECT count(*) FROM passages');
  }

  /** Completes the generation: afterwards it can be opened. */
  async finish(info: GenerationInfo): Promise<void> {
    this.#keywords.flush();
    this.#db.exec('COMMIT');
    if (!this.#isDerived) this.#db.exec('ANALYZE');
    this.#db.close();
    await this.#vectors?.finish();
    await writeManifest(this.#dir, info);
  }

  /** Gives up: the files are closed, the folder is the caller's to remove. */
  abort(): void {
    this.#db.close();
    this.#vectors?.close();
  }

  #statement(sql: string): Database.Statement {
    const statement = this.#statements.get(sql) ?? this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #number(sql: string): number {
    return this.#db.prepare<[], number>(sql).pluck().get() ?? 0;
  }
}

/** @param from the folder of a generation to copy the tables of */
function openDatabase(dir: string, from: string | undefined): Database.Database {
  const file = join(dir, FILES.database);
  if (from !== undefined) copyFileSync(join(from, FILES.database), file, constants.COPYFILE_FICLONE);
  const db = new Database(file);
  try {
    // Nothing is ever rolled back: what fails is thrown away whole. SQLite ignores OFF unless it is told to be unsafe.
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

function keywordsOf(article: Article, passage: Passage): [body: string[], context: string[]] {
  return [
    termsOf(article.text.slice(passage.start, passage.end)),
    termsOf(contextOf(article, passage).join('\n')),
  ];
}

function termsOf(text: string): string[] {
  return tokenize(text).map(({ term }) => term);
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import hnswlib from 'hnswlib-node';
import type { Article } from '../../articles/article.js';
import type { RemovedText } from '../../articles/removed.js';
import type { Embedding } from '../../embedding/embedder.js';
import { pack } from '../../embedding/packed.js';
import { contextOf } from '../../passages/context.js';
import type { Passage } from '../../passages/passage.js';
import { fold } from '../../text/fold.js';
import { tokenize } from '../../text/tokenize.js';
import type { GenerationInfo } from '../generation-info.js';
import { FILES, SCHEMA } from './schema.js';

/** How the HNSW graph is built: neighbours a node, and how widely they are looked for. Fixed seed: same graph. */
const HNSW = { m: 16, efConstruction: 200, randomSeed: 100 } as const;

/** Writes one generation into an empty folder. Nothing can be read from it before `finish`. */
export class LocalIndexWriter {
  readonly #dir: string;
  readonly #db: Database.Database;
  readonly #insertArticle: Database.Statement;
  readonly #insertPassage: Database.Statement;
  readonly #insertKeywords: Database.Statement;
  readonly #insertSentences: Database.Statement;

  constructor(dir: string) {
    mkdirSync(dir, { recursive: true });
    this.#dir = dir;
    this.#db = new Database(join(dir, FILES.database));
    this.#db.pragma('journal_mode = OFF');
    this.#db.pragma('synchronous = OFF');
    this.#db.exec(SCHEMA);
    this.#insertArticle = this.#db.prepare(
      `INSERT INTO articles (id, path, title, url, date, lang, tags, folded_tags, hash, text, blocks, turns, removed)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#insertPassage = this.#db.prepare(
      'INSERT INTO passages (article, start, "end", headings, speaker, question_start, question_end) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#insertKeywords = this.#db.prepare('INSERT INTO keywords (rowid, body, context) VALUES (?, ?, ?)');
    this.#insertSentences = this.#db.prepare('INSERT INTO sentences (passage, vectors) VALUES (?, ?)');
    this.#db.exec('BEGIN');
  }

  /**
   * Adds an article and its passages.
   *
   * @param hash of everything the article consists of, to tell later whether it changed
   * @param removed what the article's file held beside it, to be looked at
   * @returns the keys of the passages, in order, for `writeEmbeddings`
   */
  addArticle(
    article: Article,
    hash: string,
    passages: readonly Passage[],
    removed: readonly RemovedText[] = [],
  ): number[] {
    const { lastInsertRowid } = this.#insertArticle.run(
      article.id,
      article.path,
      article.title,
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
    );
    return passages.map((passage) => this.#addPassage(Number(lastInsertRowid), article, passage));
  }

  #addPassage(articleKey: number, article: Article, passage: Passage): number {
    const { start, end, headings, speaker, question } = passage;
    const row = this.#insertPassage.run(
      articleKey,
      start,
      end,
      JSON.stringify(headings),
      speaker,
      question?.start ?? null,
      question?.end ?? null,
    );
    const context = contextOf(article, passage).join('\n');
    this.#insertKeywords.run(row.lastInsertRowid, terms(article.text.slice(start, end)), terms(context));
    return Number(row.lastInsertRowid);
  }

  /** Builds the HNSW graph and keeps the sentences' vectors. `keys` are the passages', in the same order. */
  writeEmbeddings(keys: readonly number[], embeddings: readonly Embedding[], dimensions: number): void {
    const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
    graph.initIndex({ maxElements: Math.max(1, keys.length), ...HNSW });
    for (const [i, key] of keys.entries()) {
      const embedding = embeddings[i];
      if (!embedding) throw new RangeError(`passage ${key} has no vector`);
      graph.addPoint([...embedding.vector], key);
      this.#insertSentences.run(key, pack(embedding.spans, dimensions));
    }
    graph.writeIndexSync(join(this.#dir, FILES.vectors));
  }

  /** Notes which of the articles that were added are one text: groups of ids, the first of each names it. */
  writeReposts(groups: readonly (readonly string[])[]): void {
    const update = this.#db.prepare('UPDATE articles SET repost_of = ? WHERE id = ?');
    for (const group of groups) for (const id of group) update.run(group[0], id);
  }

  /** Completes the generation: afterwards it can be opened. */
  finish(info: GenerationInfo): void {
    this.#db.exec('COMMIT');
    this.#db.exec("INSERT INTO keywords (keywords) VALUES ('optimize')");
    this.#db.exec('ANALYZE');
    this.#db.close();
    writeFileSync(join(this.#dir, FILES.info), `${JSON.stringify(info, null, 2)}\n`);
  }

  /** Gives up: the database is closed, the folder is the caller's to remove. */
  abort(): void {
    this.#db.close();
  }
}

function terms(text: string): string {
  return tokenize(text)
    .map((token) => token.term)
    .join(' ');
}

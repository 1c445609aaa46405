import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { RemovedText } from '../../articles/removed.js';
import type { Told } from '../../sentence.js';
import type { IndexedArticle, IndexedContent, IndexedFile } from '../records.js';
import { ARTICLE_INFO, type ArticleRow, toArticle } from './rows.js';
import { FILES } from './schema.js';

interface FileRow {
  readonly path: string;
  readonly article: string;
  readonly sha256: string;
  readonly warnings: string;
  readonly original: string | null;
}

interface FullRow extends ArticleRow {
  readonly hash: string;
  readonly removed: string;
  readonly sketch: Uint8Array | null;
  readonly sketchKey: string | null;
}

/** Reads what a generation knows about the files it was made from. */
export function readFiles(dir: string): IndexedFile[] {
  return withDatabase(dir, (db) =>
    db
      .prepare<[], FileRow>('SELECT path, article, sha256, warnings, original FROM files ORDER BY path')
      .all()
      .map(({ article, warnings, original, ...row }) => ({
        ...row,
        articleId: article,
        warnings: JSON.parse(warnings) as Told[],
        original: original === null ? null : (JSON.parse(original) as IndexedContent),
      })),
  );
}

/** Reads all articles of a generation, by id. */
export function readArticles(dir: string): Map<string, IndexedArticle> {
  return withDatabase(dir, (db) => {
    const rows = db
      .prepare<[], FullRow>(
        `SELECT ${ARTICLE_INFO}, text, blocks, turns, hash, removed, sketch, sketch_key AS sketchKey FROM articles`,
      )
      .all();
    return new Map(rows.map((row) => [row.id, toIndexed(row)]));
  });
}

function toIndexed(row: FullRow): IndexedArticle {
  const { hash, removed, repostOf, sketch, sketchKey } = row;
  return {
    article: toArticle(row),
    removed: JSON.parse(removed) as RemovedText[],
    hash,
    repostOf,
    sketch: sketch && sketchKey !== null ? { key: sketchKey, sketch: toNumbers(sketch) } : null,
  };
}

/** Copied, since a blob may start at an address where a Uint32Array can't. */
function toNumbers(blob: Uint8Array): Uint32Array {
  return new Uint32Array(Uint8Array.from(blob).buffer);
}

function withDatabase<T>(dir: string, use: (db: Database.Database) => T): T {
  const db = new Database(join(dir, FILES.database), { readonly: true, fileMustExist: true });
  try {
    return use(db);
  } finally {
    db.close();
  }
}

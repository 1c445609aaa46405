import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import hnswlib from 'hnswlib-node';
import { PostingList, visitPostings } from '../../../../src/index/local/keywords/posting-list.js';
import type { Passage } from '../../../../src/passages/passage.js';

/** Takes a passage out of the postings of every term, in the folder of a generation on disk. */
export function loseWords(folder: string, passage: Passage): void {
  const db = new Database(join(folder, 'index.sqlite'));
  const lost = keyOf(db, passage);
  const rows = db
    .prepare<[], { segment: number; term: string; data: Buffer }>('SELECT segment, term, data FROM postings')
    .all();
  const update = db.prepare('UPDATE postings SET data = ? WHERE segment = ? AND term = ?');
  db.transaction(() => {
    for (const { segment, term, data } of rows) {
      const list = new PostingList();
      visitPostings(data, (key, code) => {
        if (key !== lost) list.push(key, code);
      });
      if (list.bytes().length > 0) update.run(list.bytes(), segment, term);
      else db.prepare('DELETE FROM postings WHERE segment = ? AND term = ?').run(segment, term);
    }
  })();
  db.close();
}

/** Leaves a hole in the file of vectors where the passage's vector was. */
export function loseVector(folder: string, dimensions: number, passage: Passage): void {
  const file = join(folder, 'vectors.f32');
  const bytes = readFileSync(file);
  const length = dimensions * Float32Array.BYTES_PER_ELEMENT;
  const at = (keyIn(folder, passage) - 1) * length;
  writeFileSync(file, bytes.fill(0, at, at + length));
}

/** Takes a passage out of the graph, and leaves its vector in the file. */
export function loseNode(folder: string, dimensions: number, passage: Passage): void {
  const file = join(folder, 'vectors.hnsw');
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  graph.readIndexSync(file);
  graph.markDelete(keyIn(folder, passage));
  graph.writeIndexSync(file);
}

function keyIn(folder: string, passage: Passage): number {
  const db = new Database(join(folder, 'index.sqlite'), { readonly: true });
  try {
    return keyOf(db, passage);
  } finally {
    db.close();
  }
}

function keyOf(db: Database.Database, { articleId, start }: Passage): number {
  const key = db
    .prepare<[string, number], number>(
      `SELECT passages.key FROM passages JOIN articles ON articles.key = passages.article
       WHERE articles.id = ? AND start = ?`,
    )
    .pluck()
    .get(articleId, start);
  if (key === undefined) throw new Error(`there is no passage at ${start} of ${articleId}`);
  return key;
}

import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createAnswerService } from '../../src/answer/answer-service.js';
import type { AnswerService } from '../../src/answer/service.js';
import { LocalStore } from '../../src/index/local/store.js';
import { buildIndex } from '../../src/indexing/indexer.js';
import { LiveIndex } from '../../src/indexing/live-index.js';
import { temporaryFolder, writeFiles } from './temp.js';

type Files = Readonly<Record<string, string>>;

/** A real index of keywords, built of these files; closed after the test. */
export async function indexOf(files: Files): Promise<LiveIndex> {
  return (await editionsOf(files)).live;
}

/** A real index with a generation of each set of files, of which any can serve. */
export interface Editions {
  readonly live: LiveIndex;
  readonly store: LocalStore;
  /** The generations' ids, in the order of the sets. */
  readonly ids: readonly string[];
  /** Makes the generation of that set serve, from 0; in the beginning the last one does. */
  serve(edition: number): Promise<void>;
}

/** Builds one generation after another, two at most: older ones would be removed. */
export async function editionsOf(...editions: readonly [Files] | readonly [Files, Files]): Promise<Editions> {
  const folder = temporaryFolder();
  const articlesDir = join(folder, 'articles');
  const store = new LocalStore(folder);
  const ids: string[] = [];
  for (const files of editions) {
    writeFiles(articlesDir, files);
    ids.push((await buildIndex({ articlesDir, store, encoder: null })).generation);
  }
  const live = new LiveIndex(store);
  onTestFinished(() => live.close());
  // One after the other: going back needs the same lock as an indexer.
  let before: Promise<unknown> = Promise.resolve();
  const serve = async (edition: number): Promise<void> => {
    before = before.then(() => store.rollback(ids[edition]));
    await before;
  };
  return { live, store, ids, serve };
}

/** The answer service over such an index. */
export async function answersFrom(files: Files): Promise<AnswerService> {
  return createAnswerService(await indexOf(files), async () => null);
}

import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createAnswerService } from '../../src/answer/answer-service.js';
import type { AnswerService } from '../../src/answer/service.js';
import { Generations } from '../../src/index/local/generations.js';
import { buildIndex } from '../../src/indexing/indexer.js';
import { LiveIndex } from '../../src/indexing/live-index.js';
import { temporaryFolder, writeFiles } from './temp.js';

/** A real index of keywords, built of these files; closed after the test. */
export async function indexOf(files: Readonly<Record<string, string>>): Promise<LiveIndex> {
  const folder = temporaryFolder();
  writeFiles(join(folder, 'articles'), files);
  const generations = new Generations(folder);
  await buildIndex({ articlesDir: join(folder, 'articles'), generations, encoder: null });
  const live = new LiveIndex(generations);
  onTestFinished(() => live.close());
  return live;
}

/** The answer service over such an index. */
export async function answersFrom(files: Readonly<Record<string, string>>): Promise<AnswerService> {
  return createAnswerService(await indexOf(files), async () => null);
}

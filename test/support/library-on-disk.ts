import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AnswerService } from '../../src/answer/answer.js';
import { createAnswerService } from '../../src/answer/answer-service.js';
import { Generations } from '../../src/indexing/generations.js';
import { buildIndex } from '../../src/indexing/indexer.js';
import { LiveIndex } from '../../src/indexing/live-index.js';
import { temporaryFolder, writeFiles } from './temp.js';

/** The answer service over a real index of keywords, built of these files; closed after the test. */
export async function answersFrom(files: Readonly<Record<string, string>>): Promise<AnswerService> {
  const folder = temporaryFolder();
  writeFiles(join(folder, 'articles'), files);
  const generations = new Generations(folder);
  await buildIndex({ articlesDir: join(folder, 'articles'), generations, encoder: null });
  const live = new LiveIndex(generations);
  onTestFinished(() => live.close());
  return createAnswerService(live, async () => null);
}

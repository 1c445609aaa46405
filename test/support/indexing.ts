import { failedFile } from '../../src/articles/article.js';
import { UserError } from '../../src/errors.js';
import type { IndexProgress, IndexReport, RunIndexer } from '../../src/indexing/report.js';
import { sentence } from '../../src/sentence.js';

/** What a run reports in the end. */
export const REPORT: IndexReport = {
  added: ['a', 'b'],
  changed: ['c'],
  removed: [],
  unchanged: 4,
  failed: [failedFile('broken<b>.md', sentence('The file is empty.'))],
  skipped: [],
  lost: [{ path: 'clip.md', characters: 12, share: 0.25 }],
  warnings: [sentence("Line {{line}} can't be read: {{reason}}.", { line: 2, reason: 'x' })],
  reposts: [],
  newFirsts: [],
  articles: 7,
  passages: 20,
  embedded: 3,
  generation: '20250211T215510123Z',
  model: null,
  tookMs: 5,
};

/** An indexer that runs until it is told to end, or aborted. */
export interface HeldIndexer {
  readonly runIndexer: RunIndexer;
  progress(progress: IndexProgress): void;
  finish(): void;
  fail(error: unknown): void;
}

export function heldIndexer(): HeldIndexer {
  let tell: (progress: IndexProgress) => void = () => {};
  let settle = Promise.withResolvers<IndexReport>();
  return {
    runIndexer: (onProgress, signal) => {
      tell = onProgress;
      settle = Promise.withResolvers<IndexReport>();
      const cancelled = new UserError('cancelled', 'The run was cancelled.');
      signal.addEventListener('abort', () => settle.reject(cancelled));
      return settle.promise;
    },
    progress: (progress) => tell(progress),
    finish: () => settle.resolve(REPORT),
    fail: (error) => settle.reject(error),
  };
}

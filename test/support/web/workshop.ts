import { readdirSync } from 'node:fs';
import { createAnswerService } from '../../../src/answer/answer-service.js';
import { explain } from '../../../src/answer/explain.js';
import { PinBoard } from '../../../src/answer/pins/pin-board.js';
import { PinsFile } from '../../../src/articles/pins/pins-file.js';
import { MemoryStore } from '../../../src/index/memory/store.js';
import { oneGeneration } from '../../../src/index/one-generation.js';
import { LiveIndex } from '../../../src/indexing/live-index.js';
import { IndexRuns } from '../../../src/indexing/runs.js';
import type { Journal } from '../../../src/journal/journal.js';
import { FairQueue, QUESTION_QUEUE } from '../../../src/operations/fair-queue.js';
import type { WorkshopParts } from '../../../src/web/workshop/parts.js';
import { type HeldIndexer, heldIndexer } from '../indexing.js';
import type { Editions } from '../library-on-disk.js';
import { temporaryFolder } from '../temp.js';

/** A workshop whose indexer is held back, and whose folder is empty. */
export interface OpenWorkshop {
  readonly parts: WorkshopParts;
  readonly indexer: HeldIndexer;
  /** The names of the files in the articles' folder. */
  files(): string[];
}

/** @param editions the real index that is inspected; without it there is none yet */
export function workshopOver(editions?: Editions, journal: Journal | null = null): OpenWorkshop {
  const articlesDir = temporaryFolder();
  const indexer = heldIndexer();
  const store = editions?.store ?? new MemoryStore();
  const pins = new PinsFile(articlesDir);
  const board = new PinBoard(pins);
  const live = editions?.live ?? new LiveIndex(store);
  const parts: WorkshopParts = {
    answers: createAnswerService(live, async () => null, board),
    explain: async (question, generation) => {
      const id = generation ?? (await store.current()) ?? '';
      return explain(oneGeneration(store, id), async () => null, board, question);
    },
    queue: new FairQueue(QUESTION_QUEUE),
    generations: store,
    journal,
    runs: new IndexRuns(indexer.runIndexer),
    articlesDir,
    pins,
    tokens: null,
  };
  return { parts, indexer, files: () => readdirSync(articlesDir) };
}

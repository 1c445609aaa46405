import type { AnswerService } from '../answer/service.js';
import type { FairQueue } from '../operations/fair-queue.js';
import { createReader, type Reader } from './reader.js';

/** A reader for each choice of collections. */
export interface Readers {
  /** @param collections null: those that a key is for if nothing else is said */
  of(collections: readonly string[] | null): Reader;
  /** Resolves when no call is under way any more. */
  idle(): Promise<void>;
}

/**
 * @param answers those of all collections
 * @param usual the collections for those who are bound to none; null: all
 */
export function createReaders(
  answers: AnswerService,
  usual: readonly string[] | null,
  queue: FairQueue,
): Readers {
  const readers = new Map<string, Reader>();
  return {
    of(collections) {
      const scope = collections ?? usual;
      const name = JSON.stringify(scope);
      const reader = readers.get(name) ?? createReader(answers.within(scope), queue);
      readers.set(name, reader);
      return reader;
    },
    async idle() {
      await Promise.all([...readers.values()].map((reader) => reader.idle()));
    },
  };
}

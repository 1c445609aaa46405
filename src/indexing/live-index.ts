import { LocalIndex } from '../index/local/reader.js';
import type { PassageIndex } from '../index/passage-index.js';
import type { Generations } from './generations.js';

interface Opened {
  readonly id: string;
  readonly index: PassageIndex;
  users: number;
}

/**
 * The generation that serves, whichever it is at the moment. The pointer is read at every use, so a new
 * generation is followed at once, whoever built it; work under way ends on the one it began with.
 */
export class LiveIndex {
  readonly #generations: Generations;
  #opened: Opened | undefined;

  constructor(generations: Generations) {
    this.#generations = generations;
  }

  /** @throws UserError `no-index` where none was built yet, and whatever `work` throws */
  async use<T>(work: (index: PassageIndex) => Promise<T>): Promise<T> {
    const { opened, retired } = this.#acquire();
    try {
      await retired?.close();
      return await work(opened.index);
    } finally {
      opened.users--;
      if (opened !== this.#opened && opened.users === 0) await opened.index.close();
    }
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    if (opened?.users === 0) await opened.index.close();
  }

  /** Synchronous, so that nothing can be retired between being chosen and being counted as used. */
  #acquire(): { opened: Opened; retired: PassageIndex | undefined } {
    const id = this.#generations.require();
    const previous = this.#opened;
    const opened =
      previous?.id === id ? previous : { id, index: LocalIndex.open(this.#generations.folder(id)), users: 0 };
    opened.users++;
    this.#opened = opened;
    const isIdle = previous !== undefined && previous !== opened && previous.users === 0;
    return { opened, retired: isIdle ? previous.index : undefined };
  }
}

import { messageOf, UserError } from '../errors.js';
import { type GenerationStore, requireCurrent } from '../index/generation-store.js';
import type { PassageIndex, ServingIndex } from '../index/passage-index.js';

interface Opened {
  /** The one that should have served when it was opened: another one is open if that is damaged. */
  readonly wanted: string;
  readonly index: PassageIndex;
  users: number;
}

/** Called once with what is wrong with the generation that should serve, while an older one does instead. */
export type OnDamage = (problem: string) => void;

/**
 * Whichever generation serves at the moment. This is looked up at every use, so a new generation is used at once, no
 * matter who has built it; work under way finishes with the one it began with. If the one that should serve is
 * damaged, the newest sound one does.
 */
export class LiveIndex implements ServingIndex {
  readonly #store: GenerationStore;
  readonly #onDamage: OnDamage;
  #opened: Opened | undefined;
  #opening: Promise<void> | undefined;

  constructor(store: GenerationStore, onDamage: OnDamage = () => {}) {
    this.#store = store;
    this.#onDamage = onDamage;
  }

  /** @throws UserError `no-index` if none was built yet, and whatever `work` throws */
  async use<T>(work: (index: PassageIndex) => Promise<T>): Promise<T> {
    const opened = await this.#acquire();
    try {
      return await work(opened.index);
    } finally {
      opened.users--;
      await this.#closeIfDone(opened);
    }
  }

  async close(): Promise<void> {
    await this.#opening?.catch(() => {});
    const opened = this.#opened;
    this.#opened = undefined;
    if (opened) await this.#closeIfDone(opened);
  }

  async #acquire(): Promise<Opened> {
    for (;;) {
      const id = await requireCurrent(this.#store);
      // Nothing runs between choosing it and counting it as used, so that nothing in use is closed.
      if (this.#opened?.wanted === id) {
        this.#opened.users++;
        return this.#opened;
      }
      this.#opening ??= this.#open(id).finally(() => {
        this.#opening = undefined;
      });
      await this.#opening;
    }
  }

  async #open(wanted: string): Promise<void> {
    const index = await this.#openOneOf(wanted);
    // It has been removed meanwhile because a newer one serves: that one is opened next.
    if (!index) return;
    const retired = this.#opened;
    this.#opened = { wanted, index, users: 0 };
    if (retired) await this.#closeIfDone(retired);
  }

  async #openOneOf(wanted: string): Promise<PassageIndex | null> {
    let first: unknown;
    for await (const id of this.#inOrder(wanted)) {
      try {
        const index = await this.#store.open(id);
        if (id !== wanted) this.#onDamage(`${messageOf(first)} Until then generation ${id} serves.`);
        return index;
      } catch (error) {
        if ((await this.#store.current()) !== wanted) return null;
        if (!(error instanceof UserError && error.code === 'index-mismatch')) throw error;
        first ??= error;
      }
    }
    throw first;
  }

  /** The one that should serve, then the others, the newest first. */
  async *#inOrder(wanted: string): AsyncGenerator<string> {
    yield wanted;
    for (const { id } of await this.#store.list()) if (id !== wanted) yield id;
  }

  async #closeIfDone(opened: Opened): Promise<void> {
    if (opened !== this.#opened && opened.users === 0) await opened.index.close();
  }
}

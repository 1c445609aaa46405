import { EventEmitter } from 'node:events';
import { INNER_PATIENCE } from '../patience.js';

/** Lets tests wait for something to become true instead of sleeping. */
export class Changes {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  /** Makes all waiting calls look again. */
  happened(): void {
    this.#emitter.emit('change');
  }

  /**
   * Resolves with the first value that is not null, false or undefined.
   *
   * @param what what is awaited, for the message if it never comes
   */
  async until<T>(
    look: () => T | null | undefined | false,
    what: string,
    timeout = INNER_PATIENCE,
  ): Promise<T> {
    const found = look();
    if (found) return found;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#emitter.off('change', check);
        reject(new Error(`Waited ${timeout} ms in vain for ${what}`));
      }, timeout);
      const check = (): void => {
        const value = look();
        if (!value) return;
        clearTimeout(timer);
        this.#emitter.off('change', check);
        resolve(value);
      };
      this.#emitter.on('change', check);
    });
  }
}

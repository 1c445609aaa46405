import { UserError } from '../errors.js';
import type { Told } from '../sentence.js';
import { eachCall } from './each-call.js';
import type { PassageIndex, ServingIndex } from './passage-index.js';

/** A use has waited for as long as it may: the index is slow, or the use asks for much. */
export class TooLong extends UserError {}

/**
 * An index elsewhere that nobody waits for longer than they want to: what one use waits for it is added up, and too
 * much of that ends the use. The time that the use itself takes, with the model for example, does not count.
 */
export class TimedIndex implements ServingIndex {
  readonly #live: ServingIndex;
  readonly #limit: number;
  readonly #why: () => Told;

  /**
   * @param limit the longest that one use waits in all, in ms
   * @param why what `TooLong` says then
   */
  constructor(live: ServingIndex, limit: number, why: () => Told) {
    this.#live = live;
    this.#limit = limit;
    this.#why = why;
  }

  /** @throws TooLong, and whatever `work` throws */
  async use<T>(work: (index: PassageIndex) => Promise<T>): Promise<T> {
    const waiting = new Waiting(this.#limit, () => new TooLong('cluster', this.#why()));
    const opened = Promise.withResolvers<void>();
    const done = this.#live.use((index) => {
      opened.resolve();
      return work(eachCall(index, (call) => waiting.for(call)));
    });
    // Finding the generation and opening it is waited for, too.
    await waiting.for(() => Promise.race([opened.promise, done]));
    return done;
  }
}

/** How long something may still be waited for. */
class Waiting {
  #left: number;
  readonly #tooLong: () => Error;

  constructor(limit: number, tooLong: () => Error) {
    this.#left = limit;
    this.#tooLong = tooLong;
  }

  async for<T>(call: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const late = Promise.withResolvers<never>();
    if (this.#left <= 0) throw this.#tooLong();
    const clock = setTimeout(() => late.reject(this.#tooLong()), this.#left);
    try {
      return await Promise.race([call(), late.promise]);
    } finally {
      clearTimeout(clock);
      this.#left -= performance.now() - began;
    }
  }
}

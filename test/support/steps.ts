import type { PassageIndex, ServingIndex } from '../../src/index/passage-index.js';

/** Counts the moments at which something else may come in between, and lets it happen at one of them. */
export class Steps {
  #taken = 0;
  #at = Number.POSITIVE_INFINITY;
  #act: () => Promise<void> = async () => {};

  /** How many were taken since the last start. */
  get taken(): number {
    return this.#taken;
  }

  /** Counts again, and does something at the step of that number, from 1. */
  start(at = Number.POSITIVE_INFINITY, act: () => Promise<void> = async () => {}): void {
    this.#taken = 0;
    this.#at = at;
    this.#act = act;
  }

  async take(): Promise<void> {
    if (++this.#taken === this.#at) await this.#act();
  }

  /** Takes a step before some work and another one after it. */
  async round<T>(work: () => Promise<T>): Promise<T> {
    await this.take();
    const result = await work();
    await this.take();
    return result;
  }
}

/** The same generations, with steps round each use of one and round each call of it. */
export function stepping(source: ServingIndex, steps: Steps): ServingIndex {
  return {
    use: (work) => steps.round(() => source.use((index) => work(steppingIndex(index, steps)))),
  };
}

function steppingIndex(index: PassageIndex, steps: Steps): PassageIndex {
  return new Proxy(index, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => steps.round(async () => Reflect.apply(value, target, args));
    },
  });
}

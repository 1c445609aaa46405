import { setTimeout as after } from 'node:timers/promises';
import { UserError } from '../errors.js';
import type { Told } from '../sentence.js';
import { eachCall } from './each-call.js';
import type { StandIn } from './generation-info.js';
import type { PassageIndex, ServingIndex } from './passage-index.js';
import { TooLong } from './timed-index.js';

export interface FallbackOptions {
  /** Called when the second index begins to answer. */
  readonly onLeave?: (why: Told) => void;
  /** Called when the first one answers again. */
  readonly onReturn?: () => void;
  /** How often the first one is tried meanwhile. In ms; 5 s unless told. */
  readonly tryEvery?: number;
  /** How soon the first one must answer something small, if it may be slow. In ms; 2 s unless told. */
  readonly soon?: number;
  /** The time in ms since 1970. */
  readonly now?: () => number;
}

interface Trouble {
  readonly error: UserError;
  /** In ms since 1970. */
  readonly since: number;
}

/** In ms: 5 s. */
const TRY_EVERY = 5_000;
/** How much rarer an index is tried that has failed again soon after it had answered: 12 times, once a minute. */
const RAREST = 12;
/** In ms: 2 s. */
const SOON = 2_000;
/** Within what time two uses that take too long are no chance. In ms: a minute. */
const DOUBTED_FOR = 60_000;

/**
 * An index, and a second one that answers while the first can't be reached. A use that fails in the middle begins
 * again, so that everything it says comes from one generation. Until the first one can be read again, nobody waits for
 * it; that is found out in the background.
 */
export class FallbackIndex implements ServingIndex {
  readonly #first: ServingIndex;
  readonly #second: ServingIndex;
  readonly #options: Required<FallbackOptions>;
  /** What is wrong with the first one, and since when; null while it answers. */
  #trouble: Trouble | null = null;
  #trial: NodeJS.Timeout | undefined;
  #isClosed = false;
  /** When a use took too long, in ms since 1970. */
  #doubted = Number.NEGATIVE_INFINITY;
  /** How many times `tryEvery` to wait: twice as many each time that it fails without having answered in between. */
  #patience = 1;

  constructor(
    first: ServingIndex,
    second: ServingIndex,
    {
      onLeave = () => {},
      onReturn = () => {},
      tryEvery = TRY_EVERY,
      soon = SOON,
      now = Date.now,
    }: FallbackOptions = {},
  ) {
    this.#first = first;
    this.#second = second;
    this.#options = { onLeave, onReturn, tryEvery, soon, now };
  }

  /** @throws what the first index throws, if the second has no generation that can be read */
  async use<T>(work: (index: PassageIndex) => Promise<T>): Promise<T> {
    if (this.#trouble) return this.#useSecond(work, this.#trouble);
    try {
      const done = await this.#first.use(work);
      this.#patience = 1;
      return done;
    } catch (error) {
      if (!isOutOfReach(error)) throw error;
      return this.#useSecond(work, error instanceof TooLong ? this.#doubt(error) : this.#leave(error));
    }
  }

  /** The first one is no longer tried. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#trial);
  }

  #leave(error: UserError): Trouble {
    // Others may have found out meanwhile.
    if (this.#trouble) return this.#trouble;
    this.#trouble = { error, since: this.#options.now() };
    this.#options.onLeave(error.told);
    this.#tryLater();
    return this.#trouble;
  }

  /**
   * Either the first one is slow, or only that one use has asked for too much: nobody waits until that is known. A second
   * one soon after leaves no doubt.
   */
  #doubt(error: TooLong): Trouble {
    const now = this.#options.now();
    if (now - this.#doubted < DOUBTED_FOR) return this.#leave(error);
    this.#doubted = now;
    void this.#answersSoon().then((isWell) => {
      if (!isWell && !this.#isClosed) this.#leave(error);
    });
    return { error, since: now };
  }

  async #answersSoon(): Promise<boolean> {
    const ask = async (): Promise<unknown> =>
      this.#first.use((index) => index.infos({ offset: 0, limit: 1 }));
    const answered = ask().then(
      () => true,
      (error: unknown) => !isOutOfReach(error),
    );
    return Promise.race([answered, after(this.#options.soon, false, { ref: false })]);
  }

  async #useSecond<T>(work: (index: PassageIndex) => Promise<T>, { error, since }: Trouble): Promise<T> {
    try {
      return await this.#second.use((index) => work(marked(index, { since, why: error.told })));
    } catch (second) {
      throw isUnusable(second) ? error : second;
    }
  }

  #tryLater(): void {
    if (this.#isClosed) return;
    const wait = this.#options.tryEvery * Math.min(this.#patience, RAREST);
    this.#patience *= 2;
    this.#trial = setTimeout(() => this.#try(), wait).unref();
  }

  async #try(): Promise<void> {
    try {
      await this.#first.use(async () => {});
      this.#trouble = null;
      this.#options.onReturn();
    } catch (error) {
      // It was logged when it began; who asks for the state is told what is wrong now.
      if (this.#trouble && error instanceof UserError) this.#trouble = { ...this.#trouble, error };
      this.#tryLater();
    }
  }
}

/** Whether it is the index's place that fails, and not what was wanted of it. */
function isOutOfReach(error: unknown): error is UserError {
  return error instanceof UserError && (error.code === 'cluster' || error.code === 'config');
}

/** Whether an index has nothing to answer from. */
function isUnusable(error: unknown): boolean {
  return error instanceof UserError && (error.code === 'no-index' || error.code === 'index-mismatch');
}

/** The same index, which says of itself that it answers in the place of another one. */
function marked(index: PassageIndex, standsIn: StandIn): PassageIndex {
  return { ...eachCall(index, (call) => call()), info: { ...index.info, standsIn } };
}

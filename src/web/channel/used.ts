import { InteractionResponseType } from 'discord.js';
import { dropOldest } from '../../drop-oldest.js';
import type { EventData } from './gateway.js';
import type { Room } from './room.js';

/** After how long without another message a use counts as answered, in ms: all messages of one come at once. */
const QUIET = 40;
/** How long to wait for an answer, in ms; what comes later is shown the next time. */
const PATIENCE = 15_000;

/** These promise an answer; all others are answers. */
const PROMISES: ReadonlySet<InteractionResponseType> = new Set([
  InteractionResponseType.DeferredChannelMessageWithSource,
  InteractionResponseType.DeferredMessageUpdate,
]);

/** The first answer to a use: its type and its data. */
export interface FirstAnswer {
  readonly type: InteractionResponseType;
  readonly data: EventData;
}

/** One use of a command, a button, a menu, a form or a field with completion, and the state of its answer. */
export class Used {
  first: FirstAnswer | null = null;
  /** The message of its reply, or the one that the component is on. */
  messageId: string | null = null;
  #quiet: NodeJS.Timeout | undefined;
  readonly #patience: NodeJS.Timeout;
  #finish: () => void = () => {};
  /** Resolves when it is answered, or after the longest wait. */
  readonly answered: Promise<void>;

  constructor(
    readonly id: string,
    readonly room: Room,
    /** What a reply shows above itself. */
    readonly command: string | null,
  ) {
    this.answered = new Promise((resolve) => {
      this.#finish = resolve;
    });
    this.#patience = setTimeout(() => this.#finish(), PATIENCE).unref();
  }

  answer(first: FirstAnswer): void {
    this.first = first;
    if (!PROMISES.has(first.type)) this.happened();
  }

  /** Notes that part of the answer has come; more may follow. */
  happened(): void {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      clearTimeout(this.#patience);
      this.#finish();
    }, QUIET).unref();
  }
}

/** How many uses are known by their tokens; Discord knows each for 15 minutes. */
const USES_KEPT = 1000;

/** The uses that may still be answered, by their tokens. */
export class Uses {
  readonly #uses = new Map<string, Used>();

  add(token: string, used: Used): void {
    this.#uses.set(token, used);
    dropOldest(this.#uses, USES_KEPT);
  }

  of(token: string | undefined): Used | null {
    return this.#uses.get(token ?? '') ?? null;
  }
}

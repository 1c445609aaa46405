import { setTimeout } from 'node:timers/promises';
import type { Embedder } from '../embedding/embedder.js';
import { UserError } from '../errors.js';
import type { GenerationStore } from '../index/generation-store.js';
import type { RunSharing } from '../index/run-sharing.js';
import { cutPlan } from './build/building.js';
import { type CutRange, rangesOf } from './build/ranges.js';
import { helpEmbedding } from './build/share-embedding.js';
import { type IndexerOptions, readArticles, stopAt, withPlan } from './course.js';

/** How long to wait before looking again whether the other indexer has ended, or has something to share. In ms. */
const LOOK_AGAIN = 1000;
/** While there is nothing to help with, it looks for that twice as rarely each time, but every this many times at least. */
const RAREST = 32;

/** What an indexer needs to help another one. */
export interface HelperOptions extends IndexerOptions {
  readonly sharing: RunSharing;
  readonly embedder: Embedder;
  /** How long to wait before looking again. In ms; 1 s unless told. */
  readonly lookAgain?: number;
}

/**
 * Leads a run as soon as no other indexer does. Until then it helps the one that does, which may take all the time:
 * then there is nothing left to do but to see that the index is as it should be. If that one is killed, this one
 * continues with what both have embedded.
 *
 * @param helper null: it can't help, and does not wait
 * @throws UserError `busy` if another one is at work and this one can't help, and whatever `lead` throws
 */
export async function leadOrHelp<T>(
  store: Pick<GenerationStore, 'lease'>,
  lead: () => Promise<T>,
  helper: HelperOptions | null,
): Promise<T> {
  const stopIfAborted = stopAt(helper?.signal);
  const lookAgain = helper?.lookAgain ?? LOOK_AGAIN;
  const help = helper && new Help(helper);
  for (;;) {
    let isLeading = false;
    try {
      return await store.lease(() => {
        isLeading = true;
        return lead();
      });
    } catch (error) {
      if (isLeading || !help || !isBusy(error)) throw error;
    }
    stopIfAborted();
    await help.look();
    await setTimeout(lookAgain, undefined, { signal: helper.signal }).catch(stopIfAborted);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof UserError && error.code === 'busy';
}

/** Helps the one that leads, as often as there is something to do: a look asks for each range. */
class Help {
  readonly #options: HelperOptions;
  #ranges: readonly CutRange[] | undefined;
  #patience = 1;
  #passedOver = 0;

  constructor(options: HelperOptions) {
    this.#options = options;
  }

  async look(): Promise<void> {
    this.#passedOver += 1;
    if (this.#passedOver < this.#patience) return;
    this.#passedOver = 0;
    const { sharing, embedder, signal, onProgress } = this.#options;
    this.#ranges ??= await rangesFor(this.#options);
    const run = await sharing.join(embedder.model);
    if (!run) return;
    const options = { signal, onProgress, stopIfAborted: stopAt(signal) };
    const hasHelped = await helpEmbedding(run, this.#ranges, embedder, options);
    this.#patience = hasHelped ? 1 : Math.min(this.#patience * 2, RAREST);
  }
}

/** What this indexer would embed if it led: the same as the other one, if its articles are the same. */
async function rangesFor(given: HelperOptions): Promise<readonly CutRange[]> {
  const options = { ...given, stopIfAborted: stopAt(given.signal) };
  const { read, course } = await readArticles(options);
  return withPlan(options, read, course, async ({ plan, same }) =>
    same ? [] : [...rangesOf((await cutPlan(options, plan)).cuts, course.make.textFingerprint)],
  );
}

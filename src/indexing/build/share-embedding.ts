import { setTimeout } from 'node:timers/promises';
import type { Embedder } from '../../embedding/embedder.js';
import type { CutArticle } from '../../index/records.js';
import type { Claim, RunSharing, SharedRun } from '../../index/run-sharing.js';
import { pacer } from '../../pacer.js';
import type { IndexProgress } from '../report.js';
import { type CutRange, inputsOf, rangesOf } from './ranges.js';

/** How many ranges are embedded at the same time, so that no thread waits while the next one is claimed. */
const LANES = 2;
/** With fewer ranges a run has ended before anybody can help. */
const WORTH_SHARING = 2;
/** How long to wait before looking again at ranges that others are at work on. In ms. */
const LOOK_AGAIN = 500;

export interface ShareOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: IndexProgress) => void) | undefined;
  readonly stopIfAborted: () => void;
}

/** What was cut, and how. */
export interface Cuts {
  readonly articles: readonly CutArticle[];
  readonly textFingerprint: string;
}

/**
 * Embeds together with all indexers that help, as the one that leads. Once it resolves, the vectors of all passages
 * are in the embedder's cache, or in the one that all share.
 *
 * @returns whether there was anything to share
 */
export async function leadEmbedding(
  sharing: RunSharing,
  cuts: Cuts,
  embedder: Embedder,
  options: ShareOptions,
): Promise<boolean> {
  const ranges = await unknownRanges(cuts, embedder, options);
  if (ranges.length < WORTH_SHARING) return false;
  const run = await sharing.lead(embedder.model, ranges);
  try {
    await embedRanges(run, ranges, embedder, options);
    return true;
  } finally {
    // What is left of it, the next run removes.
    await run.end().catch(() => {});
  }
}

/**
 * Embeds what the run has of these, until nothing of it is left.
 *
 * @returns whether there was anything to embed
 */
export async function helpEmbedding(
  run: SharedRun,
  ranges: readonly CutRange[],
  embedder: Embedder,
  options: ShareOptions,
): Promise<boolean> {
  return (await embedRanges(run, ranges, embedder, options)) > 0;
}

/** Those with a passage whose vector is not at hand. */
async function unknownRanges(
  { articles, textFingerprint }: Cuts,
  embedder: Embedder,
  { stopIfAborted }: ShareOptions,
): Promise<CutRange[]> {
  const pause = pacer();
  const ranges: CutRange[] = [];
  for (const range of rangesOf(articles, textFingerprint)) {
    if (!embedder.knows?.(inputsOf(range))) ranges.push(range);
    stopIfAborted();
    await pause();
  }
  return ranges;
}

/** Takes ranges as long as there are any, some at a time. After a failure none is begun. @returns how many it took */
async function embedRanges(
  run: SharedRun,
  ranges: readonly CutRange[],
  embedder: Embedder,
  { signal, onProgress, stopIfAborted }: ShareOptions,
): Promise<number> {
  const queue = new RangeQueue(run, ranges);
  const tell = async (): Promise<void> => {
    // Nobody's work depends on it: if something is wrong, the next claim shows it.
    const progress = onProgress && (await run.progress().catch(() => null));
    if (progress) onProgress({ stage: 'embedding', ...progress });
  };
  const lane = async (): Promise<void> => {
    while (!queue.isDone) {
      stopIfAborted();
      const taken = await queue.take();
      if (taken) await queue.work(taken, (range) => embedder.embed(inputsOf(range), 'passage', signal));
      else if (!queue.isDone) await setTimeout(LOOK_AGAIN);
      await tell();
    }
  };
  const lanes = Array.from({ length: LANES }, () => lane().catch((error: unknown) => queue.giveUp(error)));
  const ended = await Promise.allSettled(lanes);
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
  return queue.taken;
}

interface Taken {
  readonly claim: Claim;
  readonly range: CutRange;
}

/** The ranges that are not known to be embedded. */
class RangeQueue {
  readonly #run: SharedRun;
  readonly #byId: ReadonlyMap<string, CutRange>;
  #open: readonly CutRange[];
  #taking: Promise<unknown> = Promise.resolve();
  #hasFailed = false;
  #taken = 0;

  constructor(run: SharedRun, ranges: readonly CutRange[]) {
    this.#run = run;
    this.#open = ranges;
    this.#byId = new Map(ranges.map((range) => [range.id, range]));
  }

  get isDone(): boolean {
    return this.#hasFailed || this.#open.length === 0;
  }

  /** Has nothing more begun, because of this error. */
  giveUp(error: unknown): never {
    this.#hasFailed = true;
    throw error;
  }

  get taken(): number {
    return this.#taken;
  }

  /** One at a time, since each continues what the one before has seen. */
  take(): Promise<Taken | null> {
    const taking = this.#taking.catch(() => {}).then(() => this.#takeOne());
    this.#taking = taking;
    return taking;
  }

  async work({ claim, range }: Taken, embed: (range: CutRange) => Promise<unknown>): Promise<void> {
    try {
      await embed(range);
      await claim.finish();
    } catch (error) {
      // If it can't be released, it is taken over in time.
      await claim.release().catch(() => {});
      throw error;
    }
  }

  async #takeOne(): Promise<Taken | null> {
    const { claim, open } = await this.#run.claim(this.#open);
    this.#open = open.flatMap(({ id }) => this.#byId.get(id) ?? []);
    const range = claim && this.#byId.get(claim.range.id);
    if (!claim || !range) return null;
    this.#taken += 1;
    return { claim, range };
  }
}

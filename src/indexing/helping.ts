import { setTimeout } from 'node:timers/promises';
import type { Embedder } from '../embedding/embedder.js';
import { UserError } from '../errors.js';
import type { GenerationStore } from '../index/generation-store.js';
import type { RunSharing } from '../index/run-sharing.js';
import { cutPlan } from './build/building.js';
import { type Cuts, helpEmbedding } from './build/share-embedding.js';
import { type IndexerOptions, readArticles, stopAt, withPlan } from './course.js';

/** How long to wait before looking again whether the other indexer has ended, or has something to share. In ms. */
const LOOK_AGAIN = 1000;

/** What an indexer needs to help another one. */
export interface HelperOptions extends IndexerOptions {
  readonly sharing: RunSharing;
  readonly embedder: Embedder;
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
  for (let cuts: Cuts | undefined; ; ) {
    let isLeading = false;
    try {
      return await store.lease(() => {
        isLeading = true;
        return lead();
      });
    } catch (error) {
      if (isLeading || !helper || !isBusy(error)) throw error;
    }
    stopIfAborted();
    cuts ??= await cutArticles(helper);
    await help(helper, cuts);
    await setTimeout(LOOK_AGAIN, undefined, { signal: helper.signal }).catch(stopIfAborted);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof UserError && error.code === 'busy';
}

/** What this indexer would embed if it led: the same as the other one, if its articles are the same. */
async function cutArticles(given: HelperOptions): Promise<Cuts> {
  const options = { ...given, stopIfAborted: stopAt(given.signal) };
  const { read, course } = await readArticles(options);
  const { textFingerprint } = course.make;
  return withPlan(options, read, course, async ({ plan, same }) => ({
    articles: same ? [] : (await cutPlan(options, plan)).cuts,
    textFingerprint,
  }));
}

async function help({ sharing, embedder, signal, onProgress }: HelperOptions, cuts: Cuts): Promise<void> {
  const run = await sharing.join(embedder.model);
  if (run) await helpEmbedding(run, cuts, embedder, { signal, onProgress, stopIfAborted: stopAt(signal) });
}

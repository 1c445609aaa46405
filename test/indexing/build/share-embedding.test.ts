import { expect, it } from 'vitest';
import { leadEmbedding } from '../../../src/indexing/build/share-embedding.js';
import { cutOf } from '../../support/cut.js';
import { termEmbedder } from '../../support/embedder.js';
import { type RunInMemory, runInMemory } from '../../support/sharing/run-in-memory.js';

const FAILURE = new Error('failed');
const RANGES = 8;
/** Each of them is a range. */
const articles = Array.from({ length: RANGES }, (_, i) => cutOf(`${i}`, 128));

async function lead(run: RunInMemory): Promise<number> {
  const embedder = termEmbedder();
  const vectors = { get: async () => [], put: async () => {}, trim: async () => 0 };
  const sharing = { vectors, lead: async () => run, join: async () => null };
  const options = { onProgress: () => {}, stopIfAborted: () => {} };
  await leadEmbedding(sharing, { articles, textFingerprint: 'f' }, embedder, options);
  return embedder.embedded.length;
}

it('a shared run ends soon after a range could not be claimed, instead of embedding the rest for nothing', async () => {
  const whole = runInMemory();
  let asked = 0;
  const run = runInMemory({
    claim: (ranges) => (++asked === 3 ? Promise.reject(FAILURE) : whole.claim(ranges)),
  });
  await expect(lead(run)).rejects.toBe(FAILURE);
  // The other lane may just be claiming one.
  expect(asked).toBeLessThanOrEqual(4);
});

it('a shared run goes on if only its progress can not be told', async () => {
  expect(await lead(runInMemory({ progress: () => Promise.reject(FAILURE) }))).toBe(RANGES * 128);
});

import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { eachCall } from '../../src/index/each-call.js';
import { MemoryStore } from '../../src/index/memory/store.js';
import type { ServingIndex } from '../../src/index/passage-index.js';
import { TimedIndex } from '../../src/index/timed-index.js';
import { LiveIndex } from '../../src/indexing/live-index.js';
import { publish, saidBy } from './library.js';

const WORDS = [['成本'], ['开源']];
const NEVER = 60_000;

/** An index that takes its time for each call, and to be opened. */
async function slow(call: number, opening = 0): Promise<ServingIndex> {
  const store = new MemoryStore();
  await publish(store);
  const live = new LiveIndex(store);
  return {
    async use(work) {
      await setTimeout(opening);
      return live.use((index) =>
        work(
          eachCall(index, async (make) => {
            await setTimeout(call);
            return make();
          }),
        ),
      );
    },
  };
}

const timed = (live: ServingIndex, limit: number) => new TimedIndex(live, limit, () => 'too slow');

describe('an index with a limit on waiting', () => {
  it('says the same as without one', async () => {
    const live = await slow(0);
    const plain = await live.use((index) => saidBy(index, WORDS));
    expect(await timed(live, NEVER).use((index) => saidBy(index, WORDS))).toEqual(plain);
  });

  it('ends a use whose calls together take too long, though each is quick', async () => {
    const index = timed(await slow(20), 800);
    const many = index.use(async (open) => {
      for (;;) await open.infos();
    });
    await expect(many).rejects.toThrow('too slow');
    await expect(index.use(async (open) => (await open.infos()).length)).resolves.toBe(3);
  });

  it('ends a use that waits for its index, and does not begin it later', async () => {
    let hasBegun = false;
    const index = timed(await slow(0, 100), 20);
    await expect(
      index.use(async (open) => {
        await open.infos();
        hasBegun = true;
      }),
    ).rejects.toThrow('too slow');
    await setTimeout(200);
    expect(hasBegun).toBe(false);
  });

  it('does not count what the use itself takes', async () => {
    const index = timed(await slow(0), 500);
    const worked = index.use(async (open) => {
      await setTimeout(700);
      return (await open.infos()).length;
    });
    await expect(worked).resolves.toBe(3);
  });

  it('passes on what goes wrong', async () => {
    const index = timed(new LiveIndex(new MemoryStore()), NEVER);
    await expect(index.use(async () => {})).rejects.toMatchObject({ code: 'no-index' });
  });
});

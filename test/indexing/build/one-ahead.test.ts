import { setTimeout as after } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { oneAhead } from '../../../src/indexing/build/one-ahead.js';

async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const result of results) collected.push(result);
  return collected;
}

it('gives all results in the order of the items, whichever is done first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 3 }), { maxLength: 8 }), async (items) => {
      const results = oneAhead(items.entries(), async ([place, ms]) => {
        await after(ms);
        return place;
      });
      expect(await collect(results)).toEqual([...items.keys()]);
    }),
    { numRuns: 30 },
  );
});

it('has begun the next item when it gives a result, and no further one', async () => {
  const begun: number[] = [];
  const seen: number[][] = [];
  const results = oneAhead([1, 2, 3, 4], async (item) => {
    begun.push(item);
    return item;
  });
  for await (const _ of results) seen.push([...begun]);
  expect(seen).toEqual([
    [1, 2],
    [1, 2, 3],
    [1, 2, 3, 4],
    [1, 2, 3, 4],
  ]);
});

it('tells of a failure when its turn comes, after the results before it', async () => {
  const got: number[] = [];
  const results = oneAhead([1, 2, 3], async (item) => {
    if (item === 2) throw new Error('the second failed');
    return item;
  });
  const taking = (async () => {
    for await (const result of results) {
      got.push(result);
      // Long enough for a rejection that nobody waits for to be noticed.
      await after(5);
    }
  })();
  await expect(taking).rejects.toThrow('the second failed');
  expect(got).toEqual([1]);
});

it('ends with nothing under way when its taker stops or fails', async () => {
  let running = 0;
  const work = async (item: number): Promise<number> => {
    running += 1;
    await after(5);
    running -= 1;
    if (item === 2) throw new Error('nobody waits for this one');
    return item;
  };
  for await (const _ of oneAhead([1, 2, 3], work)) break;
  expect(running).toBe(0);
  const failing = async (): Promise<void> => {
    for await (const _ of oneAhead([1, 3, 5], work)) throw new Error('the taker failed');
  };
  await expect(failing()).rejects.toThrow('the taker failed');
  expect(running).toBe(0);
});

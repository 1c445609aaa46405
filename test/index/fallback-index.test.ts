import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { UserError } from '../../src/errors.js';
import { eachCall } from '../../src/index/each-call.js';
import { FallbackIndex } from '../../src/index/fallback-index.js';
import { MemoryStore } from '../../src/index/memory/store.js';
import type { PassageIndex, ServingIndex } from '../../src/index/passage-index.js';
import { TooLong } from '../../src/index/timed-index.js';
import { LiveIndex } from '../../src/indexing/live-index.js';
import { articleOf } from '../support/article.js';
import { embedded, publish, saidBy } from './library.js';

const WORDS = [['第一'], ['第二']];
const DOWN = new UserError('cluster', 'The cluster does not answer.');

/** An index of one article that can be taken down: the next calls, or all from a number on, fail. */
async function breakable(text: string) {
  const store = new MemoryStore();
  await publish(store, { articles: [embedded(articleOf(text, { id: 'a' }))] });
  const live = new LiveIndex(store);
  let failing: Error | null = null;
  let isSlow = false;
  const whole: ServingIndex = {
    use: (work) => {
      if (failing) throw failing;
      return live.use((open) => work(isSlow ? listingNothing(open) : open));
    },
  };
  return {
    index: whole,
    store,
    fail(error: Error | null) {
      failing = error;
    },
    /** It no longer lists its articles. */
    slowDown() {
      isSlow = true;
    },
  };
}

function listingNothing(index: PassageIndex): PassageIndex {
  return { ...eachCall(index, (call) => call()), infos: () => new Promise(() => {}) };
}

async function setUp({ tryEvery = 10_000, soon = 10_000, now = (): number => 42 } = {}) {
  const [first, second] = [await breakable('这是第一份。'), await breakable('这是第二份。')];
  const [onLeave, onReturn] = [vi.fn(), vi.fn()];
  const options = { onLeave, onReturn, tryEvery, soon, now };
  const index = new FallbackIndex(first.index, second.index, options);
  onTestFinished(() => index.close());
  const ask = () => index.use((open) => textIn(open));
  return { first, second, index, onLeave, onReturn, ask };
}

async function textIn(index: PassageIndex): Promise<string> {
  return (await index.articles(['a'])).get('a')?.text ?? '';
}

describe('an index with one to fall back on', () => {
  it('answers from the second one while the first fails, says so once, and of itself', async () => {
    const { first, index, onLeave, onReturn, ask } = await setUp();
    expect(await ask()).toBe('这是第一份。');
    expect(await index.use(async ({ info }) => info.standsIn)).toBeUndefined();
    first.fail(DOWN);
    for (let i = 0; i < 3; i++) expect(await ask()).toBe('这是第二份。');
    expect(await index.use(async ({ info }) => info.standsIn)).toEqual({ since: 42, why: DOWN.told });
    expect(onLeave.mock.calls).toEqual([[DOWN.told]]);
    expect(onReturn).not.toHaveBeenCalled();
  });

  /** A use that is refused by the first index, since it asks for too much. */
  async function askForMuch(index: FallbackIndex): Promise<string> {
    return index.use(async (open) => {
      const text = await textIn(open);
      if (text.includes('第一')) throw new TooLong('cluster', 'It takes too long.');
      return `${text} ${open.info.standsIn?.since}`;
    });
  }

  it('answers a use that asks for too much from the second one, and nobody else', async () => {
    let now = 42;
    const { index, onLeave, ask } = await setUp({ soon: 20, now: () => now });
    expect(await askForMuch(index)).toBe('这是第二份。 42');
    await setTimeout(40);
    expect(await ask()).toBe('这是第一份。');
    now += 60_000;
    expect(await askForMuch(index)).toBe('这是第二份。 60042');
    expect(await ask()).toBe('这是第一份。');
    expect(onLeave).not.toHaveBeenCalled();
  });

  it('answers everybody from the second one if something small also takes long on the first', async () => {
    const { first, index, onLeave } = await setUp({ soon: 20 });
    first.slowDown();
    expect(await askForMuch(index)).toBe('这是第二份。 42');
    await expect.poll(() => onLeave.mock.calls).toEqual([['It takes too long.']]);
  });

  it('answers everybody from the second one if two uses take long soon after each other', async () => {
    const { index, onLeave, ask } = await setUp();
    for (let i = 0; i < 2; i++) expect(await askForMuch(index)).toBe('这是第二份。 42');
    expect(await ask()).toBe('这是第二份。');
    expect(onLeave).toHaveBeenCalledTimes(1);
  });

  it('goes back by itself, and may leave again', async () => {
    const { first, onLeave, onReturn, ask } = await setUp({ tryEvery: 5 });
    for (let i = 1; i <= 2; i++) {
      first.fail(DOWN);
      expect(await ask()).toBe('这是第二份。');
      first.fail(null);
      await expect.poll(ask).toBe('这是第一份。');
      expect([onLeave.mock.calls.length, onReturn.mock.calls.length]).toEqual([i, i]);
    }
  });

  it('begins a use anew that fails in the middle: nothing is put together from two', async () => {
    const { first, index } = await setUp();
    const said = await index.use(async (open) => {
      const before = await textIn(open);
      if (before.includes('第一')) {
        first.fail(DOWN);
        throw DOWN;
      }
      return [before, await textIn(open), (await saidBy(open, WORDS)).infos.length];
    });
    expect(said).toEqual(['这是第二份。', '这是第二份。', 1]);
  });

  it('lets a use that has begun on the second one end there', async () => {
    const { first, index, ask } = await setUp({ tryEvery: 5 });
    first.fail(DOWN);
    const [before, after] = await index.use(async (open) => {
      const text = await textIn(open);
      first.fail(null);
      await expect.poll(ask).toBe('这是第一份。');
      return [text, await textIn(open)];
    });
    expect([before, after]).toEqual(['这是第二份。', '这是第二份。']);
  });

  it.each(['no-index', 'index-mismatch', 'model'] as const)(
    'does not hide another failure: %s',
    async (code) => {
      const { first, ask, onLeave } = await setUp();
      first.fail(new UserError(code, 'Another problem.'));
      await expect(ask()).rejects.toMatchObject({ code });
      first.fail(new TypeError('a bug'));
      await expect(ask()).rejects.toThrow('a bug');
      expect(onLeave).not.toHaveBeenCalled();
    },
  );

  it.each(['no-index', 'index-mismatch'] as const)(
    'says what is wrong with the first one where the second can not stand in for it: %s',
    async (code) => {
      const { first, second, ask } = await setUp();
      first.fail(DOWN);
      second.fail(new UserError(code, 'There is no index yet.'));
      await expect(ask()).rejects.toBe(DOWN);
    },
  );
});

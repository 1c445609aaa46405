import { expect, it } from 'vitest';
import { requireCurrent } from '../../../src/index/generation-store.js';
import { READING } from '../../../src/index/reading.js';
import { articleOf } from '../../support/article.js';
import { embedded, publish, saidBy, WITH_VECTORS, write } from '../library.js';

import { type Backend, opened } from './backend.js';

export function describeGenerations(backend: Backend): void {
  it('has nothing at first, and says what to do', async () => {
    const { store } = backend.open();
    expect(await store.current()).toBeNull();
    expect(await store.list()).toEqual([]);
    expect(await store.lastRun()).toBeNull();
    await expect(requireCurrent(store)).rejects.toMatchObject({
      code: 'no-index',
      message: expect.stringContaining('Build one with'),
    });
    await expect(store.rollback()).rejects.toMatchObject({ code: 'no-index' });
    await expect(store.open('unknown')).rejects.toMatchObject({ code: 'index-mismatch' });
  });

  it('serves the one that was published last, and keeps the one before it', async () => {
    const { store, another } = backend.open();
    const ids = [await publish(store), await publish(store), await publish(store)];
    expect([...ids].sort()).toEqual(ids);
    expect(await another().current()).toBe(ids[2]);
    const list = await another().list();
    expect(list.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    expect(list[0]).toMatchObject({ info: { id: ids[2], articles: 3 }, problem: null });
    expect(list[0]?.bytes).toBeGreaterThan(0);
  });

  it('keeps which questions it answers well, and goes on without any', async () => {
    const { store, another } = backend.open();
    await publish(store);
    const { writer } = await store.lease(() => write(store));
    const all = ['什么是注意力？', 'What is BM25?'];
    await writer.writeExamples({ all, of: new Map([['default', all.slice(1)]]) });
    await store.publish(writer.id, null);
    expect((await another().list()).map(({ info }) => info?.examples)).toEqual([
      ['什么是注意力？', 'What is BM25?'],
      [],
    ]);
    const index = await another().open(writer.id);
    expect(index.info.examples).toHaveLength(2);
    expect(index.info.collections).toEqual([
      { name: 'default', articles: 3, passages: 4, examples: ['What is BM25?'] },
    ]);
    await index.close();
  });

  it('keeps the one that is named as the way back', async () => {
    const { store } = backend.open();
    const ids = [await publish(store), await publish(store)];
    const { writer } = await write(store);
    await store.publish(writer.id, ids[0] ?? null);
    expect((await store.list()).map(({ id }) => id)).toEqual([writer.id, ids[0]]);
  });

  it('lets a reader go on while new ones are published and its own is removed', async () => {
    const { store, another } = backend.open();
    await publish(store);
    const index = await opened(another());
    const before = await saidBy(index, [['成本'], ['开源']]);
    for (let i = 0; i < 3; i++)
      await publish(store, { articles: [embedded(articleOf('新的一篇。', { id: 'new' }))] });
    expect((await store.list()).map(({ id }) => id)).not.toContain(index.info.id);
    expect(await saidBy(index, [['成本'], ['开源']])).toEqual(before);
    expect((await index.titles('', 9)).length).toBe(3);
    expect((await (await opened(another())).infos()).map(({ id }) => id)).toEqual(['new']);
  });

  it('goes back to the one before, or to a certain one, and forward again', async () => {
    const { store, another } = backend.open();
    const [first, second] = [await publish(store), await publish(store)];
    expect(await store.rollback()).toEqual({ from: second, to: first });
    expect(await another().current()).toBe(first);
    expect(await another().rollback(second)).toEqual({ from: first, to: second });
    expect(await store.current()).toBe(second);
  });

  it.each(Object.entries(READING))(
    'refuses a generation whose %s are of another version, for questions and as the way back',
    async (stage, version) => {
      const { store, another } = backend.open();
      const reading = { ...READING, [stage]: version + 1 };
      const other = await publish(store, { make: { ...WITH_VECTORS, reading, textFingerprint: 'u' } });
      const said = `made by another version (${stage} ${version + 1} instead of ${version})`;
      await expect(another().open(other)).rejects.toMatchObject({
        code: 'index-mismatch',
        message: expect.stringMatching(/Build it anew with: npm run/),
      });
      await expect(another().open(other)).rejects.toThrow(said);
      expect(await another().list()).toMatchObject([
        { id: other, info: null, problem: expect.stringContaining(said) },
      ]);
      const own = await publish(store);
      expect((await opened(another(), own)).info.reading).toEqual(READING);
      await expect(store.rollback()).rejects.toThrow(said);
      expect(await another().current()).toBe(own);
    },
  );

  it('goes nowhere where there is nothing to go back to', async () => {
    const { store } = backend.open();
    const only = await publish(store);
    await expect(store.rollback()).rejects.toMatchObject({ code: 'not-found' });
    await expect(store.rollback('other')).rejects.toThrow(
      `There is no generation other. There are: ${only}.`,
    );
    expect(await store.current()).toBe(only);
  });

  it('lets one indexer work at a time, and the next one after it has failed', async () => {
    const { store, another } = backend.open();
    await publish(store);
    await publish(store);
    const failing = store.lease(async () => {
      await expect(another().lease(async () => {})).rejects.toMatchObject({ code: 'busy' });
      await expect(another().rollback()).rejects.toMatchObject({ code: 'busy' });
      throw new Error('it failed');
    });
    await expect(failing).rejects.toThrow('it failed');
    expect(await another().lease(async () => 'done')).toBe('done');
  });
}

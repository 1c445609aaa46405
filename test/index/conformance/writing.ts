import { expect, it, onTestFinished } from 'vitest';
import { articleKey } from '../../../src/articles/article-key.js';
import { articleOf } from '../../support/article.js';
import {
  type Content,
  DIMENSIONS,
  embedded,
  fileOf,
  KEYWORDS_ONLY,
  LIMITS,
  publish,
  saidBy,
  WITH_VECTORS,
  write,
} from '../library.js';

import { article, type Backend, opened } from './backend.js';

export function describeWriting(backend: Backend): void {
  const QUESTIONS = [['成本'], ['推理', '模型'], ['开源'], ['老'], ['gpt-4o', 'costs'], ['写']];
  const changed = articleOf('后来写的一篇，讲推理和开源。', {
    id: 'changed',
    path: 'changed.md',
    title: '后来',
  });

  it('shows what was finished before it is published, and to nobody else', async () => {
    const { store, another } = backend.open();
    const { writer, info } = await write(store);
    expect(await another().current()).toBeNull();
    expect(await another().list()).toEqual([]);
    const index = await writer.read();
    onTestFinished(() => index.close());
    expect(index.info).toEqual(info);
    expect([...(await index.articles(['costs'])).keys()]).toEqual(['costs']);
  });

  it.each([
    ['with vectors', WITH_VECTORS],
    ['of keywords alone', KEYWORDS_ONLY],
  ])('says %s after removals, moves and additions what one that was built anew says', async (_, make) => {
    const { store } = backend.open();
    const base = await publish(store, { make, reposts: [['costs', 'open']] });
    const moved = { ...article('open'), id: 'moved/open', path: 'moved/open.md' };
    // What was written last goes first, and only a later generation has something in its stead.
    const less = await publish(store, {
      articles: [],
      make,
      begin: { from: base },
      before: async (writer) => {
        await writer.remove('prices');
        await writer.move('open', { article: moved, hash: 'moved' });
      },
    });
    const reposts = [['changed', 'costs']];
    const derived = await publish(store, {
      articles: [embedded(changed)],
      make,
      begin: { from: less },
      reposts,
    });
    const anew = backend.open().store;
    const articles = [article('costs'), moved, changed].map((each) => embedded(each));
    await publish(anew, { articles, make, reposts });
    const said = await saidBy(await opened(store, derived), QUESTIONS);
    const expected = await saidBy(await opened(anew), QUESTIONS);
    expect(said.infos).toEqual(expected.infos);
    expect(said.articles).toEqual(expected.articles);
    for (const [i, answers] of expected.answers.entries()) {
      expect(said.answers[i]?.map(({ passage }) => passage)).toEqual(answers.map(({ passage }) => passage));
      for (const [j, { lexical, cosine }] of answers.entries()) {
        expect(said.answers[i]?.[j]?.lexical).toBeCloseTo(lexical, backend.scoreDigits ?? 9);
        expect(said.answers[i]?.[j]?.cosine).toEqual(cosine === null ? null : expect.closeTo(cosine, 6));
      }
    }
  });

  it('leaves the generation that another one goes on from as it was', async () => {
    const { store } = backend.open();
    const base = await publish(store);
    const index = await opened(store);
    const before = await saidBy(index, QUESTIONS);
    await publish(store, {
      articles: [embedded(changed)],
      begin: { from: base },
      before: (writer) => writer.remove('costs'),
    });
    expect(await saidBy(index, QUESTIONS)).toEqual(before);
    expect(await saidBy(await opened(store, base), QUESTIONS)).toEqual(before);
  });

  it('finds what was moved by its new place alone, with its vectors', async () => {
    const { store } = backend.open();
    const base = await publish(store);
    const moved = { ...article('open'), id: 'there', path: 'there.md' };
    await publish(store, {
      articles: [],
      begin: { from: base },
      before: (writer) => writer.move('open', { article: moved, hash: 'moved' }),
    });
    const index = await opened(store);
    expect(await index.articlesByKey([articleKey('open')])).toEqual(new Map());
    expect((await index.articlesByKey([articleKey('there')])).size).toBe(1);
    expect((await index.titles('there', 1)).map(({ id }) => id)).toEqual(['there']);
    const [candidate] = await index.candidates({ terms: ['开源'], vector: null, limits: LIMITS });
    expect(candidate?.passage.articleId).toBe('there');
    const [vectors] = await index.sentenceVectors(candidate ? [candidate.passage] : []);
    expect(vectors).toHaveLength(1);
    expect((await store.lastRun())?.articles.get('there')?.hash).toBe('moved');
  });

  it.each<[string, Content]>([
    ['to remove an article that is not there', { before: (writer) => writer.remove('unknown') }],
    [
      'to move an article that is not there',
      { before: (writer) => writer.move('unknown', { article: changed, hash: '' }) },
    ],
    ['a passage without a vector', { articles: [embedded(changed, { embeddings: [] })] }],
    [
      'a vector of another length',
      {
        articles: [
          embedded(changed, { embeddings: [{ vector: new Float32Array(DIMENSIONS + 1), spans: [] }] }),
        ],
      },
    ],
  ])('refuses %s', async (_, content) => {
    await expect(write(backend.open().store, content)).rejects.toThrow(RangeError);
  });

  it.each([
    [
      'another model',
      { ...WITH_VECTORS, model: { name: 'other', dimensions: DIMENSIONS, fingerprint: 'g' } },
    ],
    ['no model', KEYWORDS_ONLY],
    ['another way of cutting', { ...WITH_VECTORS, textFingerprint: 'u' }],
  ])('refuses to go on from a generation of %s', async (_, make) => {
    const { store } = backend.open();
    const from = await publish(store, { make });
    await expect(store.begin(WITH_VECTORS, { from })).rejects.toMatchObject({ code: 'index-mismatch' });
  });

  it('leaves nothing of what is given up, before it is finished and after', async () => {
    const { store, another } = backend.open();
    const first = await publish(store);
    const unfinished = await store.begin(WITH_VECTORS, { from: first });
    await unfinished.add(embedded(changed));
    await unfinished.abort();
    const { writer } = await write(store);
    await writer.abort();
    expect((await another().list()).map(({ id }) => id)).toEqual([first]);
    await expect(store.publish(writer.id, first)).rejects.toThrow();
    expect(await another().current()).toBe(first);
  });

  it('has a pause between passages, which may end it', async () => {
    let pauses = 0;
    const pause = async (): Promise<void> => {
      if (++pauses === 3) throw new Error('stopped');
    };
    await expect(write(backend.open().store, { begin: { pause } })).rejects.toThrow('stopped');
    expect(pauses).toBe(3);
  });

  it('gives the next run what this one knew', async () => {
    const { store, another } = backend.open();
    const original = { article: article('open'), removed: [] };
    const sketch = { key: 'k', sketch: Uint32Array.from([1, 2, 4_000_000_000]) };
    const removed = [{ text: '分享到', reason: 'buttons' as const, rule: 'buttons' }];
    const known = embedded(article('open'), { removed, sketch, hash: 'h' });
    const file = { ...fileOf(article('open')), warnings: ['It is odd.'], original };
    await store.lease(async () => {
      const writer = await store.begin(WITH_VECTORS);
      await writer.add(known);
      await writer.writeReposts([['open']]);
      await writer.writeFiles([fileOf(article('costs')), file]);
      await writer.writeFiles([file]);
      await writer.finish();
      await store.publish(writer.id, null);
    });
    const last = await another().lastRun();
    expect(last?.info).toMatchObject({ ...WITH_VECTORS, articles: 1, passages: 1 });
    expect(last?.isWorn).toBe(false);
    expect(last?.files).toEqual(new Map([[file.path, file]]));
    expect(last?.articles).toEqual(
      new Map([['open', { article: article('open'), removed, hash: 'h', sketch, repostOf: 'open' }]]),
    );
  });
}

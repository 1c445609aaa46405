import { createHash } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { cachedEmbedder } from '../../../src/embedding/cache/cached.js';
import { EmbeddingCache } from '../../../src/embedding/cache/embedding-cache.js';
import type { SharedVectors } from '../../../src/embedding/cache/shared-vectors.js';
import type { Embedding } from '../../../src/embedding/embedder.js';
import { createLogger } from '../../../src/logger.js';
import { embedTexts } from '../../support/embed.js';
import { temporaryFolder } from '../../support/temp.js';
import { embeddingOf, fakeEmbedder, vectorOf } from '../fake-embedder.js';

function cacheIn(folder: string): EmbeddingCache {
  const cache = new EmbeddingCache(join(folder, 'embeddings.sqlite'), createLogger('silent'));
  onTestFinished(() => cache.close());
  return cache;
}

test('gives what the embedder gives, in order, and asks for each text once', async () => {
  const text = fc.string({ maxLength: 2, unit: fc.constantFrom('a', 'b', '中', '🙂') });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(text, { maxLength: 20 }), { maxLength: 4 }), async (batches) => {
      const asked: string[] = [];
      const cache = new EmbeddingCache(':memory:', createLogger('silent'));
      const embedder = cachedEmbedder(fakeEmbedder(asked), cache);
      for (const texts of batches) {
        expect(await embedTexts(embedder, texts, 'passage')).toEqual(texts.map(vectorOf));
      }
      expect(asked.sort()).toEqual([...new Set(batches.flat())].sort());
      expect(embedder.embeddedCount()).toBe(asked.length);
      cache.close();
    }),
  );
});

test('remembers over runs', async () => {
  const folder = temporaryFolder();
  await embedTexts(cachedEmbedder(fakeEmbedder(), cacheIn(folder)), ['a', 'b'], 'passage');
  const asked: string[] = [];
  const embedder = cachedEmbedder(fakeEmbedder(asked), cacheIn(folder));
  expect(await embedTexts(embedder, ['b', 'c', 'a'], 'passage')).toEqual(['b', 'c', 'a'].map(vectorOf));
  expect(asked).toEqual(['c']);
  expect(embedder.embeddedCount()).toBe(1);
});

test('embeds anew for another model', async () => {
  const cache = cacheIn(temporaryFolder());
  await embedTexts(cachedEmbedder(fakeEmbedder(), cache), ['a'], 'passage');
  const asked: string[] = [];
  await embedTexts(cachedEmbedder(fakeEmbedder(asked, 'model 2'), cache), ['a'], 'passage');
  expect(asked).toEqual(['a']);
});

test('lets questions pass by', async () => {
  const asked: string[] = [];
  const embedder = cachedEmbedder(fakeEmbedder(asked), cacheIn(temporaryFolder()));
  await embedTexts(embedder, ['a'], 'query');
  await embedTexts(embedder, ['a'], 'query');
  await embedTexts(embedder, ['a'], 'passage');
  expect(asked).toEqual(['a', 'a', 'a']);
  expect(embedder.embeddedCount()).toBe(1);
});

test('does not record what fails, and keeps what was embedded before it', async () => {
  const cache = cacheIn(temporaryFolder());
  const texts = Array.from({ length: 20 }, (_, i) => `text ${i}`);
  const failing = cachedEmbedder(
    fakeEmbedder([], 'model 1', (text) => text === 'text 12'),
    cache,
  );
  await expect(embedTexts(failing, texts, 'passage')).rejects.toThrow('failed');
  const asked: string[] = [];
  await embedTexts(cachedEmbedder(fakeEmbedder(asked), cache), texts, 'passage');
  expect(asked).toContain('text 12');
  expect(asked).not.toContain('text 0');
  expect(asked.length + failing.embeddedCount()).toBe(20);
});

test('embeds a text once that two ask for at the same time', async () => {
  const asked: string[] = [];
  const embedder = cachedEmbedder(fakeEmbedder(asked), cacheIn(temporaryFolder()));
  const both = [embedTexts(embedder, ['a', 'b'], 'passage'), embedTexts(embedder, ['b', 'c'], 'passage')];
  expect(await Promise.all(both)).toEqual([['a', 'b'].map(vectorOf), ['b', 'c'].map(vectorOf)]);
  expect(asked).toEqual(['a', 'b', 'c']);
});

test('asks for a text again after it failed', async () => {
  let isBroken = true;
  const embedder = cachedEmbedder(
    fakeEmbedder([], 'model 1', () => isBroken),
    cacheIn(temporaryFolder()),
  );
  await expect(embedTexts(embedder, ['a'], 'passage')).rejects.toThrow('failed');
  isBroken = false;
  expect(await embedTexts(embedder, ['a'], 'passage')).toEqual([vectorOf('a')]);
});

test('hands over all that is missing before the first of it is done, so that no thread waits', async () => {
  const fake = fakeEmbedder();
  let under = 0;
  const calls: number[] = [];
  const embedder = cachedEmbedder(
    {
      ...fake,
      embed: async (inputs, kind) => {
        under += inputs.length;
        await new Promise((resolve) => setImmediate(resolve));
        calls.push(under);
        return fake.embed(inputs, kind);
      },
    },
    cacheIn(temporaryFolder()),
  );
  await embedTexts(
    embedder,
    Array.from({ length: 20 }, (_, i) => `text ${i}`),
    'passage',
  );
  expect(calls).toEqual([20, 20, 20]);
});

test('somebody who stops ends no text of anybody else', async () => {
  const embedder = cachedEmbedder(
    {
      ...fakeEmbedder(),
      embed: async (inputs, _kind, signal) => {
        await new Promise((resolve) => setImmediate(resolve));
        signal?.throwIfAborted();
        return inputs.map(embeddingOf);
      },
    },
    cacheIn(temporaryFolder()),
  );
  const stopping = new AbortController();
  const input = { text: 'a', spans: [] };
  const stopped = embedder.embed([input], 'passage', stopping.signal);
  const other = embedder.embed([input], 'passage');
  stopping.abort(new Error('stopped'));
  await expect(stopped).rejects.toThrow('stopped');
  expect(await other).toEqual([embeddingOf(input)]);
});

/** What others have embedded, in memory. */
function sharedWith(texts: readonly string[]): SharedVectors & { readonly stored: Map<string, Embedding> } {
  const keys = texts.map((text) => createHash('sha256').update(`\n${text}`).digest('hex'));
  const stored = new Map(keys.map((key, i) => [key, embeddingOf({ text: texts[i] ?? '' })]));
  return {
    stored,
    get: async (_model, _dimensions, wanted) => wanted.map((key) => stored.get(key)),
    async put(_model, embeddings) {
      for (const [key, embedding] of embeddings) stored.set(key, embedding);
    },
    trim: async () => 0,
  };
}

test('takes from others what they have embedded, and gives them the rest', async () => {
  const asked: string[] = [];
  const cache = cacheIn(temporaryFolder());
  const shared = sharedWith(['a', 'b']);
  const embedder = cachedEmbedder(fakeEmbedder(asked), cache, shared);
  const inputs = ['a', 'b', 'c'].map((text) => ({ text, spans: [] }));
  expect(embedder.knows(inputs)).toBe(false);
  expect(await embedTexts(embedder, ['c', 'a', 'b', 'c'], 'passage')).toEqual(
    ['c', 'a', 'b', 'c'].map(vectorOf),
  );
  expect(asked).toEqual(['c']);
  expect([embedder.embeddedCount(), embedder.storedCount()]).toEqual([1, 3]);
  expect(shared.stored.size).toBe(3);
  expect(embedder.knows(inputs)).toBe(true);
  shared.stored.clear();
  expect(await embedTexts(embedder, ['a', 'c'], 'passage')).toEqual(['a', 'c'].map(vectorOf));
});

test('says if others can not be asked', async () => {
  const failing = { ...sharedWith([]), get: async () => Promise.reject(new Error('no way there')) };
  const embedder = cachedEmbedder(fakeEmbedder(), cacheIn(temporaryFolder()), failing);
  await expect(embedTexts(embedder, ['a'], 'passage')).rejects.toThrow('no way there');
});

import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LocalStore } from '../../src/index/local/store.js';
import { articleOf } from '../../src/index/passage-index.js';
import { buildIndex } from '../../src/indexing/indexer.js';
import { LiveIndex } from '../../src/indexing/live-index.js';
import { termEmbedder } from '../support/embedder.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

const FILES = ['generation.json', 'index.sqlite', 'vectors.f32', 'vectors.hnsw'] as const;

const DAMAGES: Readonly<Record<string, (path: string) => void>> = {
  'with a flipped bit': (path) => {
    const bytes = readFileSync(path);
    const at = Math.floor(bytes.length * 0.7);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  },
  truncated: (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2)),
  empty: (path) => truncateSync(path, 0),
  missing: (path) => rmSync(path),
};

interface Place {
  readonly data: string;
  readonly store: LocalStore;
  file(generation: string, name: string): string;
  /** The ids of the generations that are there, the newest first. */
  ids(): Promise<string[]>;
  build(text: string): Promise<string>;
  /** What the article says in the generation that serves, and what was told about damage. */
  read(): Promise<{ text: string | undefined; problems: string[] }>;
}

function place(): Place {
  const data = temporaryFolder();
  const articlesDir = join(data, 'articles');
  const store = new LocalStore(data);
  return {
    data,
    store,
    file: (generation, name) => join(data, 'generations', generation, name),
    ids: async () => (await store.list()).map(({ id }) => id),
    async build(text) {
      writeFiles(articlesDir, { 'a.md': text, 'b.md': '另一篇文章的正文。' });
      const encoder = { embedder: termEmbedder(), countTokens: (given: string) => given.length };
      return (await buildIndex({ articlesDir, store, encoder })).generation;
    },
    async read() {
      const problems: string[] = [];
      const live = new LiveIndex(store, (problem) => problems.push(problem));
      const article = await live.use((index) => articleOf(index, 'a'));
      await live.use(async () => {});
      await live.close();
      return { text: article?.text, problems };
    },
  };
}

const cases = FILES.flatMap((file) => Object.keys(DAMAGES).map((damage) => [file, damage] as const));

describe('a damaged index', () => {
  it.each(cases)('%s, %s: the one before serves, and the next run mends it', async (file, damage) => {
    const { file: fileOf, ids, build, read } = place();
    const first = await build('第一版的正文。');
    const second = await build('第二版的正文。');
    DAMAGES[damage]?.(fileOf(second, file));
    const { text, problems } = await read();
    expect(text).toBe('第一版的正文。');
    expect(problems).toEqual([
      expect.stringMatching(
        new RegExp(`can't be used: .*${file}.*Build it anew with: .*generation ${first} serves`),
      ),
    ]);
    const third = await build('第二版的正文。');
    expect(await ids()).toEqual([third, first]);
    expect(await read()).toEqual({ text: '第二版的正文。', problems: [] });
  });

  it.each(['', 'nonsense\n', '../elsewhere', '.building-1'])(
    'serves the newest one where the pointer says %j',
    async (pointer) => {
      const { data, build, read } = place();
      await build('第一版的正文。');
      await build('第二版的正文。');
      writeFileSync(join(data, 'CURRENT'), pointer);
      expect((await read()).text).toBe('第二版的正文。');
      rmSync(join(data, 'CURRENT'));
      expect((await read()).text).toBe('第二版的正文。');
    },
  );

  it('says what to do where no generation is whole', async () => {
    const { file, build, read } = place();
    for (const id of [await build('第一版的正文。'), await build('第二版的正文。')])
      truncateSync(file(id, 'index.sqlite'), 100);
    await expect(read()).rejects.toMatchObject({
      code: 'index-mismatch',
      message: expect.stringMatching(/index.sqlite is damaged.*Build it anew/),
    });
  });
});

describe('rollback', () => {
  it('goes back one generation, which stays when the next one is built', async () => {
    const { store, ids, build, read } = place();
    const first = await build('第一版的正文。');
    const second = await build('第二版的正文。');
    expect(await store.rollback()).toEqual({ from: second, to: first });
    expect((await read()).text).toBe('第一版的正文。');
    expect(await store.rollback(second)).toEqual({ from: first, to: second });
    await store.rollback();
    const third = await build('第三版的正文。');
    expect(await ids()).toEqual([third, first]);
    expect((await read()).text).toBe('第三版的正文。');
  });

  it('refuses what is not there, and what is damaged', async () => {
    const { data, store, file, build, read } = place();
    await expect(store.rollback()).rejects.toMatchObject({ code: 'no-index' });
    const first = await build('第一版的正文。');
    await expect(store.rollback()).rejects.toMatchObject({ code: 'not-found' });
    await expect(store.rollback('other')).rejects.toThrow(
      `There is no generation other. There are: ${first}.`,
    );
    await build('第二版的正文。');
    truncateSync(file(first, 'vectors.hnsw'), 10);
    await expect(store.rollback()).rejects.toMatchObject({ code: 'index-mismatch' });
    expect((await read()).text).toBe('第二版的正文。');
    expect(readdirSync(data)).not.toContain('index.lock');
  });
});

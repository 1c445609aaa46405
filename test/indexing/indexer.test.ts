import { chmodSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { failedFile } from '../../src/articles/article.js';
import { cachedEmbedder } from '../../src/embedding/cache/cached.js';
import { EmbeddingCache } from '../../src/embedding/cache/embedding-cache.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { requireCurrent } from '../../src/index/generation-store.js';
import { LocalStore } from '../../src/index/local/store.js';
import { buildIndex, type IndexerOptions } from '../../src/indexing/indexer.js';
import { changeSince, otherFolder } from '../../src/indexing/read/changes.js';
import { versionToKeep } from '../../src/indexing/read/keeping.js';
import type { IndexProgress, IndexReport } from '../../src/indexing/report.js';
import { inEnglish } from '../../src/sentence.js';
import { asSomebody } from '../support/as-somebody.js';
import { termEmbedder } from '../support/embedder.js';
import { bodyOf } from '../support/prose.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

const ARTICLES = {
  'cost.md': '---\ntitle: 成本\n---\n\n训练要花六百万美元。\n\n推理成本每年下降九成。\n',
  'open.md': '---\ntitle: 开源\n---\n\n开源模型的权重可以下载。\n',
  'notes/chips.txt': '芯片的产量\n\n产能一直不够，所有人都在排队。\n',
};

interface Bench {
  readonly articlesDir: string;
  readonly store: LocalStore;
  run(embedder?: Embedder | null, options?: Partial<IndexerOptions>): Promise<IndexReport>;
  ids(): Promise<string[]>;
}

function bench(files: Readonly<Record<string, string>> = ARTICLES): Bench {
  const folder = temporaryFolder();
  const articlesDir = join(folder, 'articles');
  const store = new LocalStore(join(folder, 'data'));
  const cache = new EmbeddingCache(join(folder, 'data', 'cache.sqlite'), pino({ level: 'silent' }));
  onTestFinished(() => cache.close());
  writeFiles(articlesDir, files);
  return {
    articlesDir,
    store,
    run: (embedder = termEmbedder(), options = {}) =>
      buildIndex({
        articlesDir,
        store,
        encoder: embedder && {
          embedder: cachedEmbedder(embedder, cache),
          countTokens: (text) => text.length,
        },
        ...options,
      }),
    async ids() {
      const index = await store.open(await requireCurrent(store));
      const articles = await index.infos();
      await index.close();
      return articles.map(({ id }) => id).sort();
    },
  };
}

describe('buildIndex', () => {
  it('indexes a folder and says what it did', async () => {
    const { run, ids } = bench();
    const report = await run();
    expect(report).toMatchObject({ articles: 3, unchanged: 0, failed: [], model: 'test/terms', removed: [] });
    expect([...report.added].sort()).toEqual(['cost', 'notes/chips', 'open']);
    expect(report.embedded).toBe(report.passages);
    expect(await ids()).toEqual(['cost', 'notes/chips', 'open']);
  });

  it('finds articles that are one text, and says so at every run', async () => {
    const text = bodyOf(1);
    const { run, store } = bench({
      'a.md': `# 甲\n\n${text}\n`,
      'b.md': `---\ntitle: 乙\nurl: https://example.com/b\n---\n\n${text}\n`,
      'c.md': bodyOf(2),
    });
    const groups = [['b', 'a']];
    expect((await run(null)).reposts).toEqual(groups);
    const index = await store.open(await requireCurrent(store));
    expect((await index.reposts(['b'])).get('b')?.map(({ id, title }) => [id, title])).toEqual([
      ['b', '乙'],
      ['a', '甲'],
    ]);
    await index.close();
    expect(await run(null)).toMatchObject({ unchanged: 3, reposts: groups });
  });

  describe('of articles that are one text', () => {
    const copyOf = (title: string, date: string) =>
      `---\ntitle: ${title}\ndate: ${date}\n---\n\n${bodyOf(1)}\n`;
    const FILES = { 'a.md': copyOf('甲', '2020-01-01'), 'b.md': copyOf('乙', '2024-01-01') };

    async function shownFirst({ store }: Bench): Promise<string | undefined> {
      const index = await store.open(await requireCurrent(store));
      const group = (await index.reposts(['b'])).get('b')?.map(({ id }) => id);
      await index.close();
      return group?.[0];
    }

    it('shows whichever an admin names first, from the next run on, and says so once', async () => {
      const made = bench(FILES);
      expect(await made.run(null)).toMatchObject({ reposts: [['a', 'b']], newFirsts: [] });
      writeFiles(made.articlesDir, { 'articles.json': '{"originals": ["./b.md"]}' });
      const report = await made.run(null);
      expect(report).toMatchObject({
        added: [],
        changed: [],
        reposts: [['b', 'a']],
        newFirsts: [{ first: 'b', before: 'a' }],
        skipped: [],
        warnings: [],
      });
      expect(await shownFirst(made)).toBe('b');
      const again = await made.run(null);
      expect(again).toMatchObject({ newFirsts: [], generation: report.generation });
      // It stays where it is when nobody names it any more.
      rmSync(join(made.articlesDir, 'articles.json'));
      expect(await made.run(null)).toMatchObject({ reposts: [['b', 'a']], newFirsts: [] });
    });

    it('lets no copy take the place of the first, also where all articles are read anew', async () => {
      const made = bench({ 'b.md': FILES['b.md'] });
      await made.run(null);
      writeFiles(made.articlesDir, FILES);
      const other = { siteUrl: 'https://example.com' };
      expect(await made.run(null, other)).toMatchObject({ reposts: [['b', 'a']], newFirsts: [] });
    });

    it('says who comes first where the first is gone', async () => {
      const made = bench({ ...FILES, 'c.md': copyOf('丙', '2025-01-01') });
      await made.run(null);
      rmSync(join(made.articlesDir, 'a.md'));
      expect(await made.run(null)).toMatchObject({
        reposts: [['b', 'c']],
        newFirsts: [{ first: 'b', before: 'a' }],
      });
    });

    it('goes on with a file of notes that is wrong, and names what is wrong in it', async () => {
      const made = bench({ ...FILES, 'articles.json': '{"original": ["b.md"]}' });
      const wrong = await made.run(null);
      expect(wrong.reposts).toEqual([['a', 'b']]);
      expect(wrong.warnings.map(inEnglish)).toEqual([expect.stringContaining('“original”')]);
      writeFiles(made.articlesDir, { 'articles.json': '{"originals": ["b.md", "nowhere.md"]}' });
      const half = await made.run(null);
      expect(half.reposts).toEqual([['b', 'a']]);
      expect(half.warnings.map(inEnglish)).toEqual([
        expect.stringMatching(/“nowhere\.md” in originals\[1\]/),
      ]);
    });
  });

  it('leaves the generation alone where nothing has changed', async () => {
    const { run, store } = bench();
    const first = await run();
    const second = await run();
    expect(second).toMatchObject({
      generation: first.generation,
      unchanged: 3,
      embedded: 0,
      added: [],
      changed: [],
    });
    expect((await store.list()).map(({ id }) => id)).toEqual([first.generation]);
  });

  it('embeds only what is new: a changed article, not a renamed one', async () => {
    const { run, articlesDir, ids } = bench();
    await run();
    writeFiles(articlesDir, { 'open.md': '---\ntitle: 开源\n---\n\n许可证写得很清楚。\n' });
    renameSync(join(articlesDir, 'cost.md'), join(articlesDir, 'price.md'));
    rmSync(join(articlesDir, 'notes'), { recursive: true });
    const embedder = termEmbedder();
    const report = await run(embedder);
    expect(report).toMatchObject({
      added: ['price'],
      changed: ['open'],
      unchanged: 0,
      articles: 2,
      embedded: 1,
    });
    expect([...report.removed].sort()).toEqual(['cost', 'notes/chips']);
    expect(embedder.embedded).toEqual([expect.stringContaining('许可证')]);
    expect(await ids()).toEqual(['open', 'price']);
  });

  it('lists a bad file and indexes the rest', async () => {
    const { run } = bench({ ...ARTICLES, 'empty.md': '', 'broken.md': '---js\n{}\n---\n正文。' });
    const report = await run();
    expect(report.articles).toBe(3);
    expect(report.failed.map(({ path }) => path).sort()).toEqual(['broken.md', 'empty.md']);
    for (const { reason } of report.failed) expect(reason).toMatch(/\w{3}/);
  });

  it.each([
    ['does not exist', undefined],
    ['holds no article', {}],
    ['holds only bad files', { 'a.md': '' }],
  ])('fails plainly where the folder %s, and the old index stays', async (_, files) => {
    const { run, articlesDir, ids } = bench();
    await run();
    rmSync(articlesDir, { recursive: true });
    if (files) writeFiles(articlesDir, { ...files, 'a.pdf': 'no article' });
    await expect(run()).rejects.toMatchObject({ name: 'UserError', code: 'articles' });
    expect(await ids()).toHaveLength(3);
  });

  it('indexes keywords alone without a model, and completes the index once there is one', async () => {
    const { run, store } = bench();
    const without = await run(null);
    expect(without).toMatchObject({ model: null, embedded: 0, articles: 3 });
    const completed = await run();
    expect(completed).toMatchObject({ model: 'test/terms', unchanged: 3, embedded: completed.passages });
    expect(await store.current()).toBe(completed.generation);
    expect(completed.generation).not.toBe(without.generation);
  });

  it('builds anew for another model', async () => {
    const { run } = bench();
    const first = await run(termEmbedder({ fingerprint: 'a' }));
    const second = await run(termEmbedder({ fingerprint: 'b' }));
    expect(second.generation).not.toBe(first.generation);
    expect(second.embedded).toBe(second.passages);
  });

  it('records no passage as done whose embedding failed', async () => {
    const { run, store } = bench();
    await expect(run(termEmbedder({ failOn: '产能' }))).rejects.toThrow('no vector');
    expect(await store.current()).toBeNull();
    const report = await run();
    expect(report.articles).toBe(3);
  });

  it('stops at a signal, at any stage, and the old index goes on', async () => {
    for (const stage of ['reading', 'embedding', 'writing', 'verifying'] as const) {
      const { run, articlesDir, store } = bench();
      const { generation } = await run();
      writeFiles(articlesDir, { 'new.md': '新来的文章。' });
      const controller = new AbortController();
      const options: Partial<IndexerOptions> = {
        signal: controller.signal,
        onProgress: (progress) => {
          if (progress.stage === stage) controller.abort();
        },
      };
      await expect(run(termEmbedder(), options)).rejects.toMatchObject({ code: 'cancelled' });
      expect(await store.current()).toBe(generation);
      expect(readdirSync(join(articlesDir, '..', 'data', 'generations'))).toEqual([generation]);
    }
  });

  describe('notes what it saw', () => {
    const stopAtWriting = (): Partial<IndexerOptions> => {
      const controller = new AbortController();
      return {
        signal: controller.signal,
        onProgress: ({ stage }) => {
          if (stage === 'writing') controller.abort();
        },
      };
    };

    it('only once there is an index of it: a stopped run leaves the index behind the folder', async () => {
      const { run, articlesDir } = bench();
      const stampsFile = join(articlesDir, '..', 'files.json');
      await run(null, { stampsFile });
      expect(await changeSince(stampsFile, articlesDir)).toBeNull();
      const mine = join(articlesDir, '..', 'mine');
      writeFiles(mine, { 'mine.md': '我自己的文章。' });
      const stopped = { ...stopAtWriting(), stampsFile };
      await expect(run(null, { ...stopped, articlesDir: mine })).rejects.toMatchObject({ code: 'cancelled' });
      expect(otherFolder(stampsFile, mine)).toBe(articlesDir);

      writeFiles(articlesDir, { 'new.md': '新来的文章。' });
      const again = { ...stopAtWriting(), stampsFile };
      await expect(run(null, again)).rejects.toMatchObject({ code: 'cancelled' });
      expect(await changeSince(stampsFile, articlesDir)).toMatchObject({ kind: 'changed', added: 1 });
      expect(await run(null, { stampsFile })).toMatchObject({ added: ['new'] });
      expect(await changeSince(stampsFile, articlesDir)).toBeNull();
    });

    it('and not what has come since it listed the folder', async () => {
      const { run, articlesDir } = bench({ ...ARTICLES, 'empty.md': '' });
      const stampsFile = join(articlesDir, '..', 'files.json');
      const onProgress = ({ stage }: IndexProgress): void => {
        if (stage === 'reading') writeFiles(articlesDir, { 'late.md': '来得晚的文章。' });
      };
      expect(await run(null, { stampsFile, onProgress })).toMatchObject({ articles: 3 });
      expect(await changeSince(stampsFile, articlesDir)).toMatchObject({ kind: 'changed', added: 1 });
      expect(await run(null, { stampsFile })).toMatchObject({ added: ['late'] });
      expect(await changeSince(stampsFile, articlesDir)).toBeNull();
    });

    it('and reads a record of before, which says nothing of the time', async () => {
      const { articlesDir } = bench();
      const stampsFile = join(articlesDir, '..', 'files.json');
      const gone = { size: 1, mtimeMs: 1, ctimeMs: 1, sha256: '' };
      writeFileSync(stampsFile, JSON.stringify({ folder: articlesDir, files: { 'gone.md': gone } }));
      expect(await changeSince(stampsFile, articlesDir)).toEqual({
        kind: 'changed',
        added: 0,
        changed: 0,
        removed: 1,
      });
    });

    it('and names as new what it did not list, or what was written since, by whatever clock', async () => {
      const { articlesDir } = bench();
      const stampsFile = join(articlesDir, '..', 'files.json');
      const all = Object.keys(ARTICLES);
      const addedAfter = async (listedAt: number, others: readonly string[]): Promise<unknown> => {
        writeFileSync(stampsFile, JSON.stringify({ folder: articlesDir, listedAt, files: {}, others }));
        return changeSince(stampsFile, articlesDir);
      };
      expect(await addedAfter(Date.now() + 60_000, all.slice(1))).toMatchObject({ added: 1 });
      // What was written just now does not count yet.
      await expect.poll(() => addedAfter(1, all)).toMatchObject({ added: 3 });
      expect(await addedAfter(Date.now() + 60_000, all)).toBeNull();
    });

    it('or says that it could not, and the index is as new as otherwise', async () => {
      const { run, articlesDir, ids } = bench();
      // A folder lies where the record should be.
      const report = await run(null, { stampsFile: articlesDir });
      expect(report.warnings.map(inEnglish)).toEqual([expect.stringContaining(articlesDir)]);
      expect(await ids()).toHaveLength(3);
    });
  });

  it.skipIf(process.platform === 'win32')(
    'keeps what it may not look at, until it may or it is gone',
    async () => {
      const { run, articlesDir } = bench({ ...ARTICLES, 'empty.md': '' });
      const folder = join(articlesDir, '..');
      const stampsFile = join(folder, 'data', 'files.json');
      // What somebody writes here, somebody else has made.
      for (const path of [folder, join(folder, 'data')]) chmodSync(path, 0o777);
      const runNow = (options: Partial<IndexerOptions> = {}) =>
        asSomebody(() => run(null, { stampsFile, ...options }));
      await runNow();

      for (const path of ['notes', 'cost.md']) chmodSync(join(articlesDir, path), 0);
      rmSync(join(articlesDir, 'open.md'));
      writeFiles(articlesDir, { 'new.md': '新来的文章。' });
      const locked = await runNow();
      expect(locked).toMatchObject({ added: ['new'], changed: [], removed: ['open'], articles: 3 });
      const kept = { reason: expect.stringMatching(/no permission.* before is kept/), mayPass: true };
      expect(locked.failed).toMatchObject([
        { path: 'notes', ...kept },
        { path: 'cost.md', ...kept },
        { path: 'empty.md', reason: expect.not.stringContaining('kept') },
      ]);
      expect(await asSomebody(() => changeSince(stampsFile, articlesDir))).toBeNull();
      expect(await runNow()).toMatchObject({ generation: locked.generation, unchanged: 3 });
      // Also where all that can be read is read anew.
      expect(await runNow({ siteUrl: 'https://example.com' })).toMatchObject({ removed: [], articles: 3 });

      chmodSync(join(articlesDir, 'notes'), 0o755);
      chmodSync(join(articlesDir, 'cost.md'), 0o644);
      writeFiles(articlesDir, { 'cost.md': '训练要花一千万美元。' });
      rmSync(join(articlesDir, 'notes/chips.txt'));
      expect(await runNow()).toMatchObject({
        changed: ['cost'],
        removed: ['notes/chips'],
        failed: [{ path: 'empty.md' }],
      });
    },
  );

  it('keeps a file that has not changed and takes too long this time, but no other text of it', async () => {
    const long = Array.from({ length: 5000 }, (_, i) => `长稿的第${i}段。`).join('\n\n');
    const { run, store } = bench({ ...ARTICLES, 'long.md': long });
    await run(null);
    const report = await run(null, { longestWorkMs: 1 });
    expect(report).toMatchObject({ removed: [], articles: 4 });
    expect(report.failed).toContainEqual({
      path: 'long.md',
      reason: expect.stringMatching(/longer than .* before is kept/),
      told: expect.anything(),
      mayPass: true,
    });
    const last = await store.lastRun();
    const kept = (text: string, known = last) => {
      const failed = {
        kind: 'failed',
        ...failedFile('long.md', 'too long'),
        rawBytes: Buffer.from(text),
      } as const;
      return versionToKeep(failed, 'long', { last, known })?.content.article.id;
    };
    expect([kept(long), kept(`${long}。`), kept(long, null)]).toEqual(['long', undefined, undefined]);
  });

  it('indexes the others where an article takes too long to cut, whether or not it was there before', async () => {
    const { run, ids, articlesDir } = bench();
    const countTokens = (text: string): number => {
      // A counter that one text keeps busy for good.
      while (text.includes('没完'));
      return text.length;
    };
    const options = { encoder: { embedder: termEmbedder(), countTokens }, longestWorkMs: 2000 };
    await run(null, options);
    writeFiles(articlesDir, { 'open.md': `没完${'的话很长'.repeat(200)}。`, 'new.md': '新的文章在这里。' });
    const report = await run(null, options);
    expect(report).toMatchObject({
      articles: 3,
      added: ['new'],
      removed: ['open'],
      failed: [{ path: 'open.md', reason: expect.stringContaining('longer than 2 s') }],
    });
    expect(await ids()).toEqual(['cost', 'new', 'notes/chips']);
  });
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LocalStore } from '../../src/index/local/store.js';
import { articleOf } from '../../src/index/passage-index.js';
import { buildIndex } from '../../src/indexing/indexer.js';
import { LiveIndex } from '../../src/indexing/live-index.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

async function build(folder: string, text: string): Promise<void> {
  writeFiles(join(folder, 'articles'), { 'a.md': text });
  await buildIndex({
    articlesDir: join(folder, 'articles'),
    store: new LocalStore(folder),
    encoder: null,
  });
}

function textOf(live: LiveIndex): Promise<string | undefined> {
  return live.use(async (index) => (await articleOf(index, 'a'))?.text);
}

describe('LiveIndex', () => {
  it('follows a new generation at once, and lets work end on the one it began with', async () => {
    const folder = temporaryFolder();
    const live = new LiveIndex(new LocalStore(folder));
    await build(folder, '第一版的正文。');
    expect(await textOf(live)).toBe('第一版的正文。');
    await live.use(async (old) => {
      await build(folder, '第二版的正文。');
      await build(folder, '第三版的正文。');
      expect(await textOf(live)).toBe('第三版的正文。');
      expect((await articleOf(old, 'a'))?.text).toBe('第一版的正文。');
    });
    await live.close();
  });

  it('closes an index once nobody uses it', async () => {
    const folder = temporaryFolder();
    await build(folder, '第一版的正文。');
    const live = new LiveIndex(new LocalStore(folder));
    const old = await live.use(async (index) => index);
    await build(folder, '第二版的正文。');
    await textOf(live);
    await expect(articleOf(old, 'a')).rejects.toThrow('not open');
    await live.close();
  });

  it('says what to do where there is no index', async () => {
    const live = new LiveIndex(new LocalStore(temporaryFolder()));
    await expect(textOf(live)).rejects.toMatchObject({ code: 'no-index' });
  });
});

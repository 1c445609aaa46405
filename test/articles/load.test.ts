import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countArticleFiles, findArticles } from '../../src/articles/find.js';
import { assignIds } from '../../src/articles/id.js';
import { type LoadedFile, loadArticles } from '../../src/articles/load.js';
import { MAX_ARTICLE_BYTES } from '../../src/articles/parse.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'articles-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function put(path: string, content: string | Uint8Array = '水开了。'): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

async function load(): Promise<LoadedFile[]> {
  const { paths, failed } = await findArticles(folder);
  const files: LoadedFile[] = failed.map((failure) => ({ kind: 'failed', ...failure }));
  for await (const file of loadArticles(folder, assignIds(paths))) files.push(file);
  return files;
}

/** Paths of the articles, and of the failures with their reasons. */
async function summary(): Promise<{ articles: string[]; failed: Record<string, string> }> {
  const files = await load();
  return {
    articles: files.flatMap((file) => (file.kind === 'article' ? [file.article.path] : [])),
    failed: Object.fromEntries(
      files.flatMap((file) => (file.kind === 'failed' ? [[file.path, file.reason]] : [])),
    ),
  };
}

describe('loadArticles', () => {
  it('finds articles at any depth, in a stable order, and nothing else', async () => {
    const articles = ['B.TXT', 'a.md', 'b/c/d.Markdown', 'b/dir.md/e.md', '茶/水.md'];
    for (const path of [
      ...articles,
      'c.html',
      'readme',
      '.hidden.md',
      '.obsidian/x.md',
      'node_modules/p/readme.md',
    ]) {
      await put(path);
    }
    expect(await summary()).toEqual({ articles, failed: {} });
    expect(await countArticleFiles(folder)).toBe(5);
  });

  it('gives the article and its bytes, or why there is none', async () => {
    await put('a.md', '# 茶\n\n水开了。');
    await put('b.md', '');
    expect(await load()).toEqual([
      {
        kind: 'article',
        article: expect.objectContaining({ id: 'a', path: 'a.md', title: '茶' }),
        warnings: [],
        removed: [],
        rawBytes: expect.any(Uint8Array),
      },
      { kind: 'failed', path: 'b.md', reason: 'The file is empty.', told: expect.anything() },
    ]);
  });

  it('goes on after bad files, each of which gets one sentence', async () => {
    await put('good.md');
    await put('empty.md', '');
    await put('binary.txt', new Uint8Array([0, 1, 2, 3]));
    await put('code.md', '---js\n{}\n---\nText');
    await put('large.txt', new Uint8Array(MAX_ARTICLE_BYTES * 2).fill(0x5b));
    execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    const { articles, failed } = await summary();
    expect(articles).toEqual(['good.md']);
    expect(Object.keys(failed).sort()).toEqual(['binary.txt', 'code.md', 'empty.md', 'large.txt', 'pipe.md']);
    for (const reason of Object.values(failed)) expect(reason).toMatch(/^[A-Z][^\n]*\.$/);
  });

  it('gives two files of one name ids that stay as they are', async () => {
    for (const path of ['a.md', 'a.txt', 'a b.md', 'a-b.md']) await put(path);
    const before = await ids();
    expect(new Set(before.values()).size).toBe(4);
    expect(before.get('a.md')).toBe('a');
    expect(before.get('a.txt')).toMatch(/^a-[\da-f]{8}$/);
    await put('a.md', '');
    expect((await ids()).get('a.txt')).toBe(before.get('a.txt'));
  });

  it('follows links inside the folder once, and names those that lead elsewhere', async () => {
    await put('a.md');
    await put('b/c.md');
    await put('.kept/d.md');
    await symlink(tmpdir(), join(folder, 'out'));
    await symlink('..', join(folder, 'b', 'up'));
    await symlink('a.md', join(folder, 'again.md'));
    await symlink('b', join(folder, 'b2'));
    await symlink('.kept', join(folder, 'kept'));
    await symlink('nowhere', join(folder, 'gone.md'));
    await symlink('loop.md', join(folder, 'loop.md'));
    const { articles, failed } = await summary();
    expect(articles).toEqual(['a.md', 'b/c.md', 'kept/d.md']);
    expect(failed).toEqual({
      'b/up': expect.stringMatching(/back to a folder/),
      'gone.md': expect.stringMatching(/nowhere/),
      'loop.md': expect.stringMatching(/nowhere/),
      out: expect.stringMatching(/out of the articles' folder/),
    });
  });

  it.each([
    ['does not exist', 'missing'],
    ['is not a folder', 'a.md'],
  ])('refuses a folder that %s', async (reason, path) => {
    await put('a.md');
    await expect(findArticles(join(folder, path))).rejects.toMatchObject({
      code: 'articles',
      message: expect.stringContaining(reason),
    });
  });

  it.skipIf(process.getuid?.() === 0)('names files that it may not read', async () => {
    await put('a.md');
    execFileSync('chmod', ['000', join(folder, 'a.md')]);
    expect((await summary()).failed['a.md']).toMatch(/no permission/);
  });

  it('gives up a file that takes too long, names it, and reads the others in their order', async () => {
    await put('a.md', '# 灯\n\n灯还亮着。');
    // Quotes by the hundred thousand: minutes of work.
    await put('b.md', '> 灯 *a*\n\n'.repeat(400_000));
    await put('c.md', '# 桥\n\n桥很长。');
    const { paths } = await findArticles(folder);
    const files: LoadedFile[] = [];
    for await (const file of loadArticles(folder, assignIds(paths), { longestWorkMs: 3000 }))
      files.push(file);
    expect(files.map((file) => (file.kind === 'article' ? file.article.text : file))).toEqual([
      '灯\n\n灯还亮着。',
      {
        kind: 'failed',
        path: 'b.md',
        reason:
          'The file was given up: the work on it took longer than 3 s. Split it, or take out what repeats without end in it.',
        told: expect.anything(),
        rawBytes: expect.anything(),
      },
      '桥\n\n桥很长。',
    ]);
  });
});

async function ids(): Promise<Map<string, string>> {
  const files = await load();
  return new Map(
    files.flatMap((file) => (file.kind === 'article' ? [[file.article.path, file.article.id]] : [])),
  );
}

import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { findArticles } from '../../src/articles/find.js';
import { asSomebody } from '../support/as-somebody.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

const FILES = 1000;

it('goes on where files vanish while the folder is read', async () => {
  const folder = temporaryFolder();
  const names = Array.from({ length: FILES }, (_, i) => `${String(i).padStart(4, '0')}.md`);
  writeFiles(folder, Object.fromEntries(names.map((name) => [name, 'text'])));
  const found = findArticles(folder);
  // Its listing is read by now, most of its files aren't looked at yet.
  await wait(2);
  const removed = names.slice(FILES / 2);
  await Promise.all(removed.map((name) => rm(join(folder, name))));
  const { paths, failed } = await found;
  expect(failed).toEqual([]);
  expect(paths.slice(0, FILES / 2)).toEqual(names.slice(0, FILES / 2));
});

it('goes on where what links lead to vanishes while they are followed', async () => {
  const names = Array.from({ length: 60 }, (_, i) => `${String(i).padStart(2, '0')}.md`);
  // Once in some six rounds a file is removed at the very moment that it is looked at.
  for (let round = 0; round < 20; round++) {
    const folder = temporaryFolder();
    writeFiles(folder, Object.fromEntries(names.map((name) => [`.kept/${name}`, 'text'])));
    await Promise.all(names.map((name) => symlink(join(folder, '.kept', name), join(folder, name))));
    const found = findArticles(folder);
    for (const name of names.toReversed()) await rm(join(folder, '.kept', name));
    const { paths, failed } = await found;
    expect([...paths, ...failed.map(({ path }) => path)].sort()).toEqual(names);
    for (const { reason } of failed) expect(reason).toContain('leads nowhere');
  }
});

it.skipIf(process.platform !== 'linux')(
  'names files whose names are no UTF-8, and folders, and goes on',
  async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'a.md': 'text' });
    const at = (name: Buffer) => Buffer.concat([Buffer.from(`${folder}/`), name]);
    await writeFile(at(iconv.encode('雾.md', 'gbk')), 'text');
    await writeFile(at(iconv.encode('雾.png', 'gbk')), 'text');
    await mkdir(at(iconv.encode('旧文章', 'gbk')));
    const { paths, failed } = await findArticles(folder);
    expect(paths).toEqual(['a.md']);
    expect(failed.map(({ path }) => path).sort()).toEqual(['旧文章', '雾.md'].sort());
    for (const { reason } of failed) expect(reason).toMatch(/not written in UTF-8.*rename/);
  },
);

it('counts the files of kinds that are not read, by their endings', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'a.md': 'text',
    'b.PDF': 'x',
    'c/d.pdf': 'x',
    'c/e.png': 'x',
    readme: 'x',
    '.hidden.pdf': 'x',
  });
  expect((await findArticles(folder)).skipped).toEqual([
    { extension: 'pdf', files: 2 },
    { extension: '', files: 1 },
    { extension: 'png', files: 1 },
  ]);
});

it.skipIf(process.platform === 'win32')('names what it may not look at, and goes on', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.md': 'text', 'locked/b.md': 'text', 'z.md': 'text' });
  await symlink(join(folder, 'locked/b.md'), join(folder, 'link.md'));
  await chmod(folder, 0o755);
  // Its names can be read, what is behind them can't.
  await chmod(join(folder, 'locked'), 0o644);
  const { paths, failed } = await asSomebody(() => findArticles(folder));
  expect(paths).toEqual(['a.md', 'z.md']);
  expect(failed.map(({ path }) => path)).toEqual(['link.md', 'locked/b.md']);
  for (const { reason } of failed) expect(reason).toMatch(/^It can't be looked at: .*no permission/);
  await chmod(join(folder, 'locked'), 0o755);
});

it("follows no link into a folder beside that is named as the articles' folder begins", async () => {
  const parent = temporaryFolder();
  writeFiles(parent, {
    'texts/a.md': 'text',
    'texts-private/secret.md': 'text',
    'texts-private/b/c.md': 'text',
  });
  const folder = join(parent, 'texts');
  await symlink('../texts-private', join(folder, 'beside'));
  await symlink('../texts-private/secret.md', join(folder, 'file.md'));
  const { paths, failed } = await findArticles(folder);
  expect(paths).toEqual(['a.md']);
  expect(failed.map(({ path }) => path)).toEqual(['beside', 'file.md']);
  for (const { reason } of failed) expect(reason).toContain("leads out of the articles' folder");
});

it('follows a link to a folder whose name another one begins with, which the link stands in', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { '.kept/a.md': 'text', '.kept-too/b.md': 'text' });
  await symlink('../.kept', join(folder, '.kept-too', 'link'));
  await symlink('.kept-too', join(folder, 'shown'));
  expect(await findArticles(folder)).toEqual({
    listedAt: expect.any(Number),
    paths: ['shown/b.md', 'shown/link/a.md'],
    failed: [],
    skipped: [],
  });
});

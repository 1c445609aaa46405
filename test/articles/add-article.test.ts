import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addArticle, fileNameOf, isWritable, LARGEST_ARTICLE } from '../../src/articles/add-article.js';
import { temporaryFolder } from '../support/temp.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the name of an added article', () => {
  it.each([
    ['a.md', 'a.md'],
    ['郁金香（一）.txt', '郁金香（一）.txt'],
    [' notes of 2024 ', 'notes of 2024.md'],
    ['v1.2', 'v1.2.md'],
    ['e\u0301.md', '\u00e9.md'],
  ])('“%s” is “%s”', (given, name) => {
    expect(fileNameOf(given)).toBe(name);
  });

  it.each([
    '',
    '.md',
    '../a.md',
    'a/b.md',
    'a\\b.md',
    '..\\a.md',
    '/etc/passwd',
    'C:a.md',
    '.hidden.md',
    'a..md',
    'con.md',
    'LPT1.txt',
    'a\u0000.md',
    'a\n.md',
    'a\u202eb.md',
    '<b>.md',
    '-rf.md',
    `${'长'.repeat(80)}.md`,
  ])('“%s” is none', (given) => {
    expect(fileNameOf(given)).toBeNull();
  });
});

describe('adding an article', () => {
  it('puts it into the folder, byte for byte', async () => {
    const folder = temporaryFolder();
    const content = bytes('# 标题\n\n正文。\n');
    expect(await addArticle(folder, { name: '文章', content })).toEqual({ name: '文章.md' });
    expect(new Uint8Array(readFileSync(join(folder, '文章.md')))).toEqual(content);
  });

  it('replaces nothing that is there, nor what a link leads to', async () => {
    const folder = temporaryFolder();
    const outside = join(temporaryFolder(), 'outside.md');
    writeFileSync(join(folder, 'a.md'), 'old');
    mkdirSync(join(folder, 'b.md'));
    symlinkSync(outside, join(folder, 'c.md'));
    for (const name of ['a.md', 'b.md', 'c.md'])
      expect(await addArticle(folder, { name, content: bytes('new') })).toEqual({ problem: 'exists' });
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('old');
    expect(existsSync(outside)).toBe(false);
  });

  it.each([
    ['empty', bytes(' \n\t')],
    ['empty', bytes('')],
    ['no-text', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
    ['too-large', new Uint8Array(LARGEST_ARTICLE + 1).fill(0x61)],
  ] as const)('%s: leaves the folder as it was', async (problem, content) => {
    const folder = temporaryFolder();
    expect(await addArticle(folder, { name: 'a.md', content })).toEqual({ problem });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes UTF-16, as Windows writes it', async () => {
    const content = new Uint8Array([0xff, 0xfe, ...Buffer.from('plain', 'utf16le')]);
    expect(await addArticle(temporaryFolder(), { name: 'a.txt', content })).toEqual({ name: 'a.txt' });
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'says so if the folder may not be written to',
    async () => {
      const folder = temporaryFolder();
      chmodSync(folder, 0o500);
      expect(await isWritable(folder)).toBe(false);
      expect(await addArticle(folder, { name: 'a.md', content: bytes('x') })).toEqual({
        problem: 'read-only',
      });
      chmodSync(folder, 0o700);
      expect(await isWritable(folder)).toBe(true);
    },
  );
});

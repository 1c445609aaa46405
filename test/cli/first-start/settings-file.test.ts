import { lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withSetting, writeSetting } from '../../../src/cli/first-start/settings-file.js';
import { temporaryFolder } from '../../support/temp.js';

it.each([
  ['', 'A=x\n'],
  ['B=1\n', 'B=1\nA=x\n'],
  ['B=1', 'B=1\nA=x\n'],
  ['# A=y\nB=1\n', '# A=y\nB=1\nA=x\n'],
  ['A=\nB=1\n', 'A=x\nB=1\n'],
  ['A=y\r\nB=1\r\n', 'A=x\r\nB=1\r\n'],
  ['export A = "y" # why\nB=1', 'A=x\nB=1'],
  ['A=1\nA=2\n', 'A=1\nA=x\n'],
  ['AA=1\n', 'AA=1\nA=x\n'],
])('%j becomes %j', (before, after) => {
  expect(withSetting(before, 'A', 'x')).toBe(after);
});

it('is read back as it was written, and everything else is as it was', () => {
  const line = fc.string({ maxLength: 20 }).map((text) => text.replace(/[\r\n"'`\\]/g, '').trim());
  fc.assert(
    fc.property(line, fc.constantFrom('', 'B=1\n', 'B=1\nA=\nC=3'), (value, before) => {
      const read = parse(withSetting(before, 'A', value));
      expect(read).toEqual({ ...parse(before), A: value });
    }),
  );
});

it.each(['/a b/c', 'C:\\Users\\n\\articles', "/it's", '/文章', '/a#b', '/a"b`', '$HOME'])('%s', (value) => {
  expect(parse(withSetting('', 'A', value))).toEqual({ A: value });
});

it('is for its owner alone, and what a link leads to is changed', () => {
  const folder = temporaryFolder();
  const [file, link] = [join(folder, 'real'), join(folder, '.env')];
  writeFileSync(file, 'B=1\n', { mode: 0o644 });
  symlinkSync(file, link);
  writeSetting(link, 'A', 'x');
  expect(readFileSync(file, 'utf8')).toBe('B=1\nA=x\n');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
});

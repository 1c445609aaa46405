import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../../src/index/local/lock.js';
import { temporaryFolder } from '../../support/temp.js';

describe('takeLock', () => {
  it('lets one in at a time', () => {
    const file = join(temporaryFolder(), 'below', 'lock');
    const release = takeLock(file);
    expect(() => takeLock(file)).toThrow(`The indexer is running already (process ${process.pid})`);
    release();
    expect(existsSync(file)).toBe(false);
    takeLock(file)();
  });

  it('takes over from an owner that is gone', () => {
    const file = join(temporaryFolder(), 'lock');
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(file, String(pid));
    takeLock(file)();
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    ['another process that got the number of the owner', `${process.pid} 1`],
    ['an owner that was killed while it took the lock', ''],
    ['what is no owner', 'nonsense'],
  ])('takes over from %s', (_, content) => {
    const file = join(temporaryFolder(), 'lock');
    writeFileSync(file, content);
    takeLock(file)();
    expect(existsSync(file)).toBe(false);
  });

  it('lets one of several in that start at once after one was killed', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'lock');
    writeFileSync(file, '1 1');
    const script = `
      const { takeLock } = await import(process.argv[1]);
      try { takeLock(process.argv[2]); process.stdout.write('held'); await new Promise((end) => process.stdin.once('data', end)); }
      catch (error) { process.stdout.write(error.code); }`;
    const lock = new URL('../../../dist/index/local/lock.js', import.meta.url).href;
    const children = Array.from({ length: 5 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', script, lock, file]),
    );
    const said = await Promise.all(
      children.map(
        (child) =>
          new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text)))),
      ),
    );
    // Those that were refused have ended.
    for (const [i, child] of children.entries()) if (said[i] === 'held') child.stdin.end('go\n');
    expect(said.sort()).toEqual(['busy', 'busy', 'busy', 'busy', 'held']);
  });
});

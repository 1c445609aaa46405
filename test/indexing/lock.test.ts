import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../src/indexing/lock.js';
import { temporaryFolder } from '../support/temp.js';

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
});

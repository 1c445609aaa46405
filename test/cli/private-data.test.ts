import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tightenData } from '../../src/cli/private-data.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

describe.skipIf(process.platform === 'win32')('what an earlier version has left for everyone to read', () => {
  function loose(): string {
    const folder = join(temporaryFolder(), 'data');
    writeFiles(folder, {
      'generations/g1/index.sqlite': 'x',
      'cache/embeddings.sqlite-wal': 'x',
      'journal.sqlite.damaged': 'x',
      CURRENT: 'g1\n',
    });
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      chmodSync(join(folder, name), statSync(join(folder, name)).isDirectory() ? 0o755 : 0o644);
    chmodSync(folder, 0o755);
    return folder;
  }

  it('is for its owner alone afterwards, down to the last file', () => {
    const folder = loose();
    tightenData(folder);
    const modes = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
      (name) => `${name} ${modeOf(join(folder, name))}`,
    );
    expect(modes.sort()).toEqual([
      'CURRENT 600',
      'cache 700',
      'cache/embeddings.sqlite-wal 600',
      'generations 700',
      'generations/g1 700',
      'generations/g1/index.sqlite 600',
      'journal.sqlite.damaged 600',
    ]);
    expect(modeOf(folder)).toBe('700');
  });

  it('leaves alone what is not ours: other files, the folder round them, and what links lead to', () => {
    const folder = loose();
    const outside = join(temporaryFolder(), 'outside.txt');
    writeFileSync(outside, 'x', { mode: 0o644 });
    symlinkSync(outside, join(folder, 'generations', 'link'));
    mkdirSync(join(folder, 'photographs'), { mode: 0o755 });
    tightenData(folder);
    expect([outside, join(folder, 'photographs'), folder].map(modeOf)).toEqual(['644', '755', '755']);
    expect(modeOf(join(folder, 'CURRENT'))).toBe('600');
  });

  it('is no reason to fail where there is nothing yet', () => {
    const folder = join(temporaryFolder(), 'data');
    tightenData(folder);
    expect(existsSync(folder)).toBe(false);
  });
});

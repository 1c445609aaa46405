import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { forkIndexer } from '../../src/cli/ipc.js';
import { place, withoutModel } from '../e2e/folders.js';
import { environmentOf } from '../support/cli.js';

const MAIN = join(import.meta.dirname, '../../dist/cli/main.js');
const DEAF = join(import.meta.dirname, 'support/deaf-child.mjs');
const CANCELLED = {
  name: 'UserError',
  code: 'cancelled',
  message: expect.stringContaining('as it was before'),
};

it('a child that does not stop when it is told to is ended, and the run counts as cancelled', async () => {
  const cancel = new AbortController();
  const run = forkIndexer(DEAF, [], 200)(() => cancel.abort(), cancel.signal);
  await expect(run).rejects.toMatchObject(CANCELLED);
});

it('a run that is cancelled before its child has begun to listen is cancelled, and the next one works', async () => {
  const { folder } = place({ 'a.md': '# 花园\n\n春天的花园里开满了郁金香。\n' });
  const [articles, data] = [join(folder, 'articles'), join(folder, 'data')];
  // The children inherit it.
  for (const [name, value] of Object.entries(environmentOf((await withoutModel(folder)).variables)))
    vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const indexer = forkIndexer(MAIN, ['index', '--articles', articles, '--data', data]);
  for (const wait of [0, 50, 150]) {
    const cancel = new AbortController();
    const run = indexer(() => {}, cancel.signal);
    setTimeout(() => cancel.abort(), wait);
    await expect(run).rejects.toMatchObject(CANCELLED);
  }
  const report = await indexer(() => {}, new AbortController().signal);
  expect(report).toMatchObject({ articles: 1, added: ['a'] });
});

it('a run that is cancelled already starts no child', async () => {
  await expect(forkIndexer('/nowhere.js', [])(() => {}, AbortSignal.abort())).rejects.toMatchObject(
    CANCELLED,
  );
});

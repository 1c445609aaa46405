import { expect, it } from 'vitest';
import { runWithCopy } from '../../src/cli/run-with-copy.js';
import { UserError } from '../../src/errors.js';
import type { RunIndexer } from '../../src/indexing/report.js';
import { REPORT } from '../support/indexing.js';

const given: Parameters<RunIndexer> = [() => {}, new AbortController().signal];
const build =
  (generation: string): RunIndexer =>
  async () => ({ ...REPORT, generation });
const copies = { after: build('after'), instead: build('instead') };

it('the copy takes what it can from where the index is, and does without if that can not be reached', async () => {
  expect(await runWithCopy(build('index'), copies, ...given)).toMatchObject({
    generation: 'index',
    copy: 'after',
  });
  const tried: string[] = [];
  const note =
    (name: string): RunIndexer =>
    (...args) => {
      tried.push(name);
      return build(name)(...args);
    };
  const fail: RunIndexer = async () => {
    throw new UserError('cluster', 'It does not answer.');
  };
  const noted = { after: note('after'), instead: note('instead') };
  await expect(runWithCopy(fail, noted, ...given)).rejects.toMatchObject({ code: 'cluster' });
  expect(tried).toEqual(['instead']);
});

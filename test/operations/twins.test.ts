import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SignFiles } from '../../src/operations/sign-files.js';
import { expectTwinsToBeTold } from '../support/sharing/twins.js';
import { temporaryFolder } from '../support/temp.js';

it('two processes with the same token and shards in one data folder notice each other', async () => {
  const folder = join(temporaryFolder(), 'processes');
  await expectTwinsToBeTold(() => new SignFiles(folder));
});

it('a sign says nothing of the token, and an old one is removed', async () => {
  const folder = join(temporaryFolder(), 'processes');
  const files = new SignFiles(folder);
  const sign = { run: 'run', application: 'hash', shards: [0], of: 1, where: 'host 7' };
  await files.post(sign, Date.now());
  expect(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'))).toEqual(sign);
  await files.post(sign, Date.now() - 2 * 3_600_000);
  await files.of('hash');
  expect(await files.of('hash')).toEqual([]);
});

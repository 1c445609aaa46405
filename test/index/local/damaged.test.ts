import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LocalStore } from '../../../src/index/local/store.js';
import { temporaryFolder } from '../../support/temp.js';
import { publish } from '../library.js';

it.each([
  ['is missing', (file: string) => rmSync(file)],
  ['is broken', (file: string) => writeFileSync(file, '{')],
  ['is of another format', (file: string) => writeFileSync(file, '{"format":999}')],
])('refuses a generation whose description %s, and knows nothing from it', async (_, damage) => {
  const folder = temporaryFolder();
  const store = new LocalStore(folder);
  const id = await publish(store);
  damage(join(folder, 'generations', id, 'generation.json'));
  await expect(store.open(id)).rejects.toThrow(/can't be used.*Build it anew/);
  expect(await store.lastRun()).toBeNull();
  expect(await store.list()).toMatchObject([
    { id, info: null, problem: expect.stringContaining("can't be used") },
  ]);
});

import { join } from 'node:path';
import { expect, it } from 'vitest';
import { infoOf, readManifest, writeManifest } from '../../src/index/local/manifest.js';
import { keywordsOnly, suiteFolder, suiteIndex } from '../cli/suite.js';
import { jsonLines, runCli } from '../support/cli.js';
import { run } from '../support/command.js';

const env = keywordsOnly(suiteFolder());
const library = suiteIndex(env);

it('a start with an index whose sentences are told otherwise builds it anew, and a question says to', async () => {
  const variables = { ...env(), ARTICLES_DIR: library.articles, DATA_DIR: library.data };
  const [row] = jsonLines<{ generation: string }>(await run(['generations', '--json'], variables));
  const folder = join(library.data, 'generations', row?.generation ?? '');
  const info = infoOf(readManifest(folder));
  const sentences = info.reading.sentences - 1;
  await writeManifest(folder, { ...info, textFingerprint: 'older', reading: { ...info.reading, sentences } });

  const before = await run(['ask', '训练花了多少钱？', '--json'], variables);
  expect(before).toMatchObject({ code: 1, stdout: '' });
  expect(before.stderr).toMatch(/was made by another version \(sentences .*\)\. Build it anew with: npm run/);

  const started = await runCli(['start'], variables);
  expect(started.code).toBe(0);
  expect(started.stderr).toContain('building one');
  const [answer] = jsonLines(await run(['ask', '训练花了多少钱？', '--top', '1', '--json'], variables));
  expect(answer).toMatchObject({ quotes: [{ text: expect.stringContaining('六百万美元') }] });
  expect((await runCli(['start'], variables)).stderr).not.toContain('building one');
});

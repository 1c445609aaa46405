import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LocalStore } from '../../src/index/local/store.js';
import { buildIndex } from '../../src/indexing/indexer.js';
import { modelsDir } from '../embedding/real-model.js';
import { jsonLines, runCli } from '../support/cli.js';
import { run } from '../support/command.js';
import { termEmbedder } from '../support/embedder.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

it('a start with another model than the index was made with builds the index anew', async () => {
  const folder = temporaryFolder();
  const [articlesDir, data] = [join(folder, 'articles'), join(folder, 'data')];
  writeFiles(articlesDir, { 'cost.md': '# 成本\n\n训练这个模型一共花了六百万美元。\n' });
  const encoder = { embedder: termEmbedder(), countTokens: (text: string) => text.length };
  await buildIndex({ articlesDir, store: new LocalStore(data), encoder });
  const variables = { ARTICLES_DIR: articlesDir, DATA_DIR: data, MODELS_DIR: modelsDir };

  const before = await run(['ask', '训练花了多少钱？', '--json'], variables);
  expect(before).toMatchObject({ code: 1, stdout: '' });
  expect(before.stderr).toMatch(/The index was made with test\/terms, .* Run the indexer again/);

  const examined = await run(['doctor', '--json'], variables);
  expect(examined.code).toBe(1);
  const found = jsonLines<{ name: string }>(examined).find(({ name }) => name === 'index');
  expect(found).toMatchObject({
    status: 'fail',
    message: expect.stringContaining('made with test/terms'),
    advice: expect.stringContaining('set EMBEDDING_MODEL back'),
  });

  const started = await runCli(['start'], variables);
  expect(started.code).toBe(0);
  expect(started.stderr).toContain('The index is damaged, or of another version or model: building one');
  const [answer] = jsonLines(await run(['ask', '训练花了多少钱？', '--json'], variables));
  expect(answer).toMatchObject({ tier: 'found', quotes: [{ text: expect.stringContaining('六百万美元') }] });

  expect((await runCli(['start'], variables)).stderr).not.toContain('building one');
});

import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withFolders } from '../../src/cli/output/advice.js';
import { jsonLines } from '../support/cli.js';
import { run } from '../support/command.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';
import { indexed, keywordsOnly, suiteFolder, suiteIndex } from './suite.js';

const BUILD = 'Build one with: npm run --silent cli -- index';

describe('commands that are advised', () => {
  it.each([
    [BUILD, {}, BUILD],
    [BUILD, { data: '/d' }, `${BUILD} --data /d`],
    [BUILD, { articles: 'a b', data: '/d' }, `${BUILD} --articles 'a b' --data /d`],
    [
      'npm run --silent cli -- pins',
      { articles: 'a', data: 'd' },
      'npm run --silent cli -- pins --articles a --data d',
    ],
    ['npm run --silent cli -- generations', { articles: 'a' }, 'npm run --silent cli -- generations'],
    [
      'with: npm run --silent cli -- rollback 20250211T215510123Z',
      { articles: 'a', data: 'd' },
      'with: npm run --silent cli -- rollback 20250211T215510123Z --data d',
    ],
    [
      'npm start builds it, or npm run --silent cli -- index',
      { data: "it's" },
      "npm start -- --data 'it'\\''s' builds it, or npm run --silent cli -- index --data 'it'\\''s'",
    ],
  ])('are completed by the folders that were given: %s, %o', (text, given, expected) => {
    expect(withFolders(text, given)).toBe(expected);
  });
});

describe('the command line', () => {
  const env = keywordsOnly(suiteFolder());
  const library = suiteIndex(env);

  it('repeats the folders where it says what to run', async () => {
    const data = join(temporaryFolder(), 'data');
    const { stderr } = await run(['ask', '成本', '--data', data], env());
    expect(stderr).toContain(`npm run --silent cli -- index --data ${data}`);
    const folders = ['--articles', library.articles, '--data', data];
    const findings = jsonLines<{ readonly name: string; readonly advice?: string }>(
      await run(['doctor', ...folders, '--json'], env()),
    );
    const { advice } = findings.find(({ name }) => name === 'index') ?? {};
    expect(advice).toContain(`npm run --silent cli -- index ${folders.join(' ')}`);
    expect(advice).toContain(`npm start -- ${folders.join(' ')}`);
  });

  it('marks the generation that serves, which one that is damaged does not, and names the newer one', async () => {
    const folder = temporaryFolder();
    const [articles, data] = [join(folder, 'articles'), join(folder, 'data')];
    cpSync(library.articles, articles, { recursive: true });
    const first = await indexed(articles, data, env());
    writeFiles(articles, { 'new.md': '一篇新的文章，讲的是水。' });
    const second = await indexed(articles, data, env());
    const list = async () => jsonLines(await run(['generations', '--data', data, '--json'], env()));
    expect(await list()).toMatchObject([
      { generation: second.generation, current: true, problem: null },
      { generation: first.generation, current: false, problem: null },
    ]);

    await run(['rollback', '--data', data], env());
    const { code, stderr } = await run(['rollback', '--data', data], env());
    expect(code).toBe(1);
    expect(stderr).toContain(`npm run --silent cli -- rollback ${second.generation} --data ${data}`);
    await run(['rollback', second.generation, '--data', data], env());

    const file = join(data, 'generations', second.generation, 'index.sqlite');
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] = 255 - (bytes.at(-1) ?? 0);
    writeFileSync(file, bytes);
    expect(readdirSync(join(data, 'generations'))).toHaveLength(2);
    expect(await list()).toMatchObject([
      {
        generation: second.generation,
        current: false,
        problem: expect.stringMatching(/index\.sqlite is damaged/),
      },
      { generation: first.generation, current: true, problem: null },
    ]);
    const { stdout } = await run(['generations', '--data', data], env());
    expect(stdout).toMatch(/^! \S+ .*is damaged\. Build it anew with: npm run .* index --data /m);
    expect(stdout).toMatch(/^\* /m);
  });
});

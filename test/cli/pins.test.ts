import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { jsonLines } from '../support/cli.js';
import { run } from '../support/command.js';
import { writeFiles } from '../support/temp.js';
import { ARTICLES, type IndexReport, keywordsOnly, only, suiteFolder } from './suite.js';

const PINS = `奥特曼 = Altman

? 价格降了多少
@ cost.md
> 一年里降了九成

? 花什么时候谢
@ 花园里的郁金香
> 到了六月，花就谢了
`;

describe('what is pinned, on the command line', () => {
  const folder = suiteFolder();
  const env = keywordsOnly(folder);
  const [articles, data] = [join(folder, 'articles'), join(folder, 'data')];
  const place = ['--articles', articles, '--data', data, '--json'];

  beforeAll(async () => {
    writeFiles(articles, { ...ARTICLES, 'pins.conf': PINS });
    await run(['index', ...place], env());
  });

  const BROKEN = expect.stringContaining('line 7 quotes words that don’t stand in “花园里的郁金香”');

  it('is no article, and what is wrong with it is in the report of every run', async () => {
    const report = only<IndexReport & { skipped: unknown[] }>(await run(['index', ...place], env()));
    expect(report).toMatchObject({ articles: 3, skipped: [], warnings: expect.arrayContaining([BROKEN]) });
  });

  it('answers, and is marked', async () => {
    const ask = (...more: string[]) =>
      run(['ask', '价格降了多少？', '--data', data, ...more], { ...env(), ARTICLES_DIR: articles });
    const { quotes } = only<{ quotes: object[] }>(await ask('--json'));
    expect(quotes[0]).toMatchObject({
      text: '一年里降了九成',
      isPinned: true,
      tier: 'found',
      articleId: 'cost',
    });
    expect((await ask()).stdout).toContain('(pinned by an admin)');
  });

  it('is listed with what is wrong with it, which is exit code 1', async () => {
    const { code, stdout } = await run(['pins', '--articles', articles, '--data', data], env());
    expect(code).toBe(1);
    expect(stdout).toContain('? 价格降了多少\n  cost.md: 一年里降了九成');
    expect(stdout).toContain('奥特曼 = Altman');
    expect(stdout).toMatch(/^! .*line 7/m);
    const [listed] = jsonLines<object>(await run(['pins', ...place], env()));
    expect(listed).toMatchObject({
      pins: [{ problem: null, article: 'cost.md' }, { problem: 'no-quotation' }],
      aliases: [{ names: ['奥特曼', 'Altman'], line: 1 }],
      problems: [BROKEN],
    });
  });

  it('is checked by doctor', async () => {
    const findings = jsonLines<{ name: string }>(await run(['doctor', ...place], env()));
    expect(findings.find(({ name }) => name === 'pins')).toMatchObject({ status: 'note', message: BROKEN });
  });

  it('is checked by eval, whose figures are of what is searched for', async () => {
    const questions = join(folder, 'questions.jsonl');
    writeFiles(folder, {
      'questions.jsonl': '{"id":"1","question":"训练花了多少钱","article":"cost","answers":["六百万美元"]}\n',
    });
    const args = ['eval', '--articles', articles, '--questions', questions, '--data', join(folder, 'eval')];
    expect(only(await run([...args, '--json'], env()))).toMatchObject({ pin_problems: [BROKEN] });
    expect((await run(args, env())).stdout).toContain('line 7');
  });
});

describe('notes on the articles that change alone', () => {
  const folder = suiteFolder();
  const env = keywordsOnly(folder);
  const [articles, data] = [join(folder, 'articles'), join(folder, 'data')];
  const place = ['--articles', articles, '--data', data, '--json'];

  it('are noticed, until they are indexed, also where they are gone', async () => {
    writeFiles(articles, ARTICLES);
    const index = () => run(['index', ...place], env());
    const change = async (): Promise<string> => {
      const findings = jsonLines<{ name: string; message: string }>(await run(['doctor', ...place], env()));
      return findings.find(({ name }) => name === 'index')?.message ?? '';
    };
    await index();
    expect(await change()).not.toContain('behind');
    writeFiles(articles, { 'articles.json': '{"originals": ["cost.md"]}' });
    expect(await change()).toContain('0 new, 1 changed, 0 removed');
    await index();
    expect(await change()).not.toContain('behind');
    rmSync(join(articles, 'articles.json'));
    expect(await change()).toContain('1 changed');
    await index();
    expect(await change()).not.toContain('behind');
  });
});

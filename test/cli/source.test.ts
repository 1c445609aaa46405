import { describe, expect, it } from 'vitest';
import { run } from '../support/command.js';
import { temporaryFolder } from '../support/temp.js';
import { keywordsOnly, only, sentences, suiteFolder, suiteIndex } from './suite.js';

describe('source', () => {
  const env = keywordsOnly(suiteFolder());
  const { data } = suiteIndex(env);
  const source = (...args: string[]) => run(['source', ...args, '--data', data], env());

  const COST = {
    id: 'cost',
    title: '训练成本',
    url: 'https://example.com/cost',
    date: '2025-02-11',
    author: null,
    lang: expect.stringMatching(/^zh/),
    tags: ['模型', '成本'],
    path: 'cost.md',
    collection: 'default',
    text: expect.stringMatching(/^训练这个模型一共花了六百万美元。/),
    speakers: [],
    headings: [{ start: expect.any(Number), end: expect.any(Number), depth: 2, text: '推理的价格' }],
    start: 0,
    end: expect.any(Number),
    length: expect.any(Number),
    version: expect.any(String),
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  };

  it.each(['cost', '训练成本', '訓練成本'])('finds an article by %s', async (wanted) => {
    expect(only(await source(wanted, '--json'))).toEqual(COST);
  });

  it('gives null for what an article does not say', async () => {
    expect(only(await source('licences', '--json'))).toMatchObject({ url: null, date: null, tags: [] });
  });

  it('shows an article in words', async () => {
    const { code, stdout } = await source('cost');
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      '训练成本',
      '2025-02-11 · https://example.com/cost · #模型 #成本',
    ]);
    expect(stdout).toContain('一年里降了九成。');
  });

  it('fails on an unknown one with the nearest titles, as JSON too', async () => {
    const inWords = await source('花园里的玫瑰');
    expect(inWords).toMatchObject({ code: 1, stdout: '' });
    expect(inWords.stderr).toContain('花园里的郁金香');

    const asJson = await source('花园里的玫瑰', '--json');
    expect(asJson.code).toBe(1);
    expect(only(asJson)).toEqual({
      error: 'not-found',
      nearest: expect.arrayContaining([{ id: 'notes/garden', title: '花园里的郁金香', date: '2023-04-05' }]),
    });
  });

  it('says that there is no index yet, and that it needs to know which article', async () => {
    const finished = await run(['source', 'cost', '--data', temporaryFolder()], env());
    expect(finished).toMatchObject({ code: 1, stdout: '' });
    expect(sentences(finished)).toEqual([expect.stringContaining('no index')]);
    expect(await source()).toMatchObject({ code: 2, stdout: '' });
  });
});

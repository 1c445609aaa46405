import { describe, expect, it } from 'vitest';
import { run } from '../support/command.js';
import { keywordsOnly, only, suiteFolder, suiteIndex } from './suite.js';

describe('find', () => {
  const env = keywordsOnly(suiteFolder());
  const { data } = suiteIndex(env);
  const find = (...args: string[]) => run(['find', ...args, '--data', data], env());

  it.each([
    ['这笔钱大多用来租用显卡', 'Word for word:', '▌ 这笔钱大多用来租用显卡。'],
    [
      '这些钱大都用来租用显卡',
      'Nearly; what the article has otherwise is in bold:',
      '▌ 这笔钱大多用来租用显卡。',
    ],
    ['显卡的价格一直没有变过', 'No article has it. The nearest ones:', '(merely near)'],
    ['zzyzx', 'No article has it, and nothing is near it.', ''],
  ])('says where %s stands', async (text, heading, shown) => {
    const { code, stdout } = await find(text);
    expect([code, stdout.split('\n')[0]]).toEqual([0, heading]);
    expect(stdout).toContain(shown);
  });

  it('says in JSON what differs', async () => {
    const wanted = '这些钱大都用来租用显卡';
    const found = only<{ wanted: string; differs: { start: number; end: number }[] }>(
      await find(wanted, '--json'),
    );
    expect(found).toMatchObject({ text: wanted, kind: 'nearly', quotes: [{ articleId: 'cost' }] });
    expect(found.differs.map(({ start, end }) => found.wanted.slice(start, end))).toEqual(['些', '都']);
  });

  it('needs a text', async () => {
    for (const args of [[], ['  ']]) expect(await find(...args)).toMatchObject({ code: 2, stdout: '' });
  });
});

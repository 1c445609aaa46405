import { describe, expect, it } from 'vitest';
import { run } from '../support/command.js';
import { keywordsOnly, only, suiteFolder, suiteIndex } from './suite.js';

describe('timeline', () => {
  const env = keywordsOnly(suiteFolder());
  const { data } = suiteIndex(env);
  const timeline = (...args: string[]) => run(['timeline', ...args, '--data', data], env());

  it('shows one quote an article below its date', async () => {
    const { code, stdout } = await timeline('花园里的郁金香');
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(0, 2)).toEqual(['2023-04-05', expect.stringContaining('郁金香')]);
    expect(stdout).toMatch(/^ {2}1\. 花园里的郁金香 · 2023-04-05/m);
  });

  it('says where no article says anything, as JSON too', async () => {
    expect(await timeline('zzyzx')).toMatchObject({ code: 0, stdout: 'No article says anything on it.\n' });
    expect(only(await timeline('zzyzx', '--json'))).toEqual({ topic: 'zzyzx', entries: [], left_out: 0 });
  });

  it('needs a topic', async () => {
    for (const args of [[], ['  ']]) expect(await timeline(...args)).toMatchObject({ code: 2, stdout: '' });
  });
});

import { describe, expect, it } from 'vitest';
import { modelsDir, whyNoModel, withRealModel } from '../embedding/real-model.js';
import { jsonLines, runCli, startCli, type Variables } from '../support/cli.js';
import { run } from '../support/command.js';
import { temporaryFolder } from '../support/temp.js';
import { keywordsOnly, only, sentences, suiteFolder, suiteIndex } from './suite.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Quote extends Span {
  readonly text: string;
  readonly articleId: string;
  readonly highlights: readonly Span[];
  readonly passage: Span & { readonly text: string };
}

interface Answer {
  readonly question: string;
  readonly tier: 'found' | 'related' | 'nothing';
  readonly quotes: readonly Quote[];
}

/** What the contract promises of every quote, whichever article it is from. */
const QUOTE = {
  rank: expect.any(Number),
  score: expect.any(Number),
  text: expect.any(String),
  start: expect.any(Number),
  end: expect.any(Number),
  highlights: expect.any(Array),
  articleId: expect.any(String),
  title: expect.any(String),
  url: null,
  link: null,
  path: expect.any(String),
  date: null,
  speaker: null,
  section: null,
  passage: { start: expect.any(Number), end: expect.any(Number), text: expect.any(String) },
};

function asking(env: () => Variables, keywords: boolean): void {
  const { data } = suiteIndex(env);
  const ask = (args: readonly string[], input = '') => run(['ask', ...args, '--data', data], env(), input);

  it('gives every field of the contract as JSON', async () => {
    const answer = only<Answer>(await ask(['训练这个模型花了多少钱？', '--json']));
    expect(answer).toMatchObject({
      question: '训练这个模型花了多少钱？',
      tier: expect.stringMatching(/^(found|related)$/),
      confidence: expect.any(Number),
      quotes: expect.any(Array),
      keywords_only: keywords,
      took_ms: expect.any(Number),
    });
    expect(answer.quotes.length).toBeGreaterThan(0);
    expect(answer.quotes[0]).toMatchObject({
      ...QUOTE,
      rank: 1,
      text: expect.stringContaining('六百万美元'),
      articleId: 'cost',
      title: '训练成本',
      url: 'https://example.com/cost',
      link: expect.stringMatching(/^https:\/\/example\.com\/cost#:~:text=/),
      path: 'cost.md',
      date: '2025-02-11',
    });
  });

  it('cuts every quote, highlight and passage out of the text that `source` shows', async () => {
    const questions = ['郁金香什么时候开？', '价格降了多少？', 'What does an open licence permit?'];
    const answers = jsonLines<Answer>(await ask(['--json'], questions.join('\n')));
    expect(answers.map(({ question }) => question)).toEqual(questions);
    const texts = new Map<string, string>();
    for (const articleId of new Set(
      answers.flatMap(({ quotes }) => quotes.map((quote) => quote.articleId)),
    )) {
      const source = await run(['source', articleId, '--data', data, '--json'], env());
      texts.set(articleId, only<{ text: string }>(source).text);
    }
    for (const { quotes } of answers) {
      expect(quotes.length).toBeGreaterThan(0);
      for (const { articleId, start, end, text, highlights, passage } of quotes) {
        const whole = texts.get(articleId);
        expect(whole?.slice(start, end)).toBe(text);
        expect(whole?.slice(passage.start, passage.end)).toBe(passage.text);
        expect(passage.text).toContain(text);
        for (const highlight of highlights) {
          expect(highlight.start).toBeGreaterThanOrEqual(start);
          expect(highlight.end).toBeLessThanOrEqual(end);
          expect(highlight.end).toBeGreaterThan(highlight.start);
        }
      }
    }
  });
}

describe('ask, with keywords alone', () => {
  const env = keywordsOnly(suiteFolder());
  asking(env, true);

  const { data } = suiteIndex(env);
  const ask = (args: readonly string[], input = '') => run(['ask', ...args, '--data', data], env(), input);
  const articlesOf = async (args: readonly string[]): Promise<string[]> => {
    const { quotes } = only<Answer>(await ask(['花园 价格 模型 licence', '--top', '10', '--json', ...args]));
    return [...new Set(quotes.map(({ articleId }) => articleId))].sort();
  };

  it('shows quotes, their source and the deep link in words, and that only keywords were searched', async () => {
    const { code, stdout } = await ask(['训练这个模型花了多少钱？', '--top', '1']);
    expect(code).toBe(0);
    expect(stdout).toContain('六百万美元');
    expect(stdout).toMatch(/^ {2}1\. 训练成本 · 2025-02-11$/m);
    expect(stdout).toMatch(/^ {5}https:\/\/example\.com\/cost#:~:text=/m);
    expect(stdout).not.toContain('2. ');
    expect(stdout).toContain('Only keywords were searched');
  });

  it('says so when nothing answers', async () => {
    const { code, stdout } = await ask(['zzyzx']);
    expect(code).toBe(0);
    expect(stdout).toContain('No article answers this.');
    expect(only(await ask(['zzyzx', '--json']))).toMatchObject({
      tier: 'nothing',
      confidence: 0,
      quotes: [],
    });
  });

  it('goes on from what was asked before where the question says too little, and says so', async () => {
    const former = '训练这个模型花了多少钱？';
    const after = ['那多少呢？', '--top', '1', '--after', '花园在哪里', '--after', former];
    const { stdout } = await ask(after);
    expect(stdout).toContain(`Following on from: ${former}\n\n`);
    expect(stdout).toContain('六百万美元');
    expect(only(await ask([...after, '--json']))).toMatchObject({ continues: former });
  });

  it('answers every line of stdin in order, blank and strange ones too', async () => {
    const lines = ['郁金香', '', '训练花了多少钱？', '{"not":"json"}', '郁金香'];
    const finished = await runCli(['ask', '--json', '--data', data], env(), lines.join('\r\n'));
    expect(finished.code).toBe(0);
    const answers = jsonLines<Answer>(finished);
    expect(answers.map(({ question }) => question)).toEqual(lines);
    expect(answers.map(({ quotes }) => quotes[0]?.articleId)).toEqual([
      'notes/garden',
      undefined,
      'cost',
      undefined,
      'notes/garden',
    ]);
  });

  it('gives no more quotes than --top, ranked from 1, the best first', async () => {
    const answers = await Promise.all(
      ['1', '3'].map(async (top) =>
        only<Answer>(await ask(['花园 价格 模型 licence', '--top', top, '--json'])),
      ),
    );
    const [one, three] = answers.map(({ quotes }) => quotes);
    expect(one).toHaveLength(1);
    expect(three).toHaveLength(3);
    expect(three?.[0]).toEqual(one?.[0]);
    expect(three).toMatchObject([{ rank: 1 }, { rank: 2 }, { rank: 3 }]);
  });

  it.each([
    { args: [], articles: ['cost', 'licences', 'notes/garden'] },
    { args: ['--article', 'notes/garden'], articles: ['notes/garden'] },
    { args: ['--article', 'missing'], articles: [] },
    { args: ['--tag', '成本'], articles: ['cost'] },
    { args: ['--since', '2025-02-11'], articles: ['cost'] },
    { args: ['--since', '2025-02-12'], articles: [] },
    { args: ['--until', '2023-04-05'], articles: ['notes/garden'] },
    { args: ['--since', '2023-01-01', '--until', '2025-12-31'], articles: ['cost', 'notes/garden'] },
  ])('quotes $articles with $args', async ({ args, articles }) => {
    expect(await articlesOf(args)).toEqual(articles);
  });

  it.each([
    { args: [], said: 'needs a question' },
    { args: ['x', '--top', '0'], said: 'from 1 to 10' },
    { args: ['x', '--top', '11'], said: 'from 1 to 10' },
    { args: ['x', '--top', 'two'], said: 'from 1 to 10' },
    { args: ['x', '--since', 'yesterday'], said: '2025-02-11' },
    { args: ['x', '--until', '2025-02-31'], said: '2025-02-11' },
    { args: ['x', '--nonsense'], said: '--nonsense' },
    { args: ['  '], said: 'ask needs a question' },
    { args: ['x', '--since', '2025-02-02', '--until', '2025-02-01'], said: 'No day is from 2025-02-02 on' },
    { args: ['x', 'y'], said: 'too many arguments' },
  ])('refuses $args as bad usage', async ({ args, said }) => {
    const finished = await ask(args);
    expect(finished).toMatchObject({ code: 2, stdout: '' });
    expect(finished.stderr).toContain(said);
  });

  it('names the nearest where there is no article of that name to ask', async () => {
    const finished = await ask(['x', '--article', 'no such article', '--json']);
    expect(jsonLines(finished)).toMatchObject([{ tier: 'nothing', quotes: [] }]);
    expect(finished.stderr).toMatch(
      /^There is no article “no such article”\. (?:The nearest:|Nothing resembles)/,
    );
  });

  it('ends well where its reader has enough', async () => {
    const asking = startCli(['ask', '--data', data, '--json'], env());
    asking.child.stdout?.destroy();
    asking.child.stdin?.end('x\n'.repeat(20));
    expect(await asking.finished).toMatchObject({ code: 0, stderr: '' });
  });

  it('says in a sentence that there is no index yet', async () => {
    const finished = await runCli(['ask', 'x', '--data', temporaryFolder(), '--json'], env());
    expect(finished).toMatchObject({ code: 1, stdout: '' });
    expect(sentences(finished)).toEqual([expect.stringMatching(/no index.*cli -- index/)]);
  });
});

describe.skipIf(whyNoModel)(`ask, ${withRealModel}`, () => {
  asking(() => ({ MODELS_DIR: modelsDir }), false);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelsDir, whyNoModel, withRealModel } from '../embedding/real-model.js';
import type { Variables } from '../support/cli.js';
import { run } from '../support/command.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';
import { ARTICLES, keywordsOnly, only, sentences, suiteFolder } from './suite.js';

const QUESTIONS = [
  { id: '1', question: '训练这个模型花了多少钱？', article: 'cost', answers: ['六百万美元'] },
  { id: '2', question: '花园里开满了什么？', article: 'notes/garden', answers: ['玫瑰', '郁金香'] },
  { id: '3', question: 'zzyzx qwxk', article: null, answers: [] },
];

interface Report {
  readonly questions: number;
  readonly tiers: Readonly<Record<'answerable' | 'unanswerable', Readonly<Record<string, number>>>>;
}

function set(lines: readonly unknown[] = QUESTIONS) {
  const folder = temporaryFolder();
  writeFiles(join(folder, 'articles'), ARTICLES);
  writeFiles(folder, { 'questions.jsonl': lines.map((line) => `${JSON.stringify(line)}\n`).join('') });
  const evaluate = (env: Variables, ...more: string[]) =>
    run(
      [
        'eval',
        '--articles',
        join(folder, 'articles'),
        '--questions',
        join(folder, 'questions.jsonl'),
        '--data',
        join(folder, 'data'),
        ...more,
      ],
      env,
    );
  return { folder, evaluate };
}

function judging(env: () => Variables): void {
  it('judges every answer, the one that should not be found apart', async () => {
    const finished = await set().evaluate(env(), '--json');
    expect(finished.code).toBe(0);
    const report = only<Report>(finished);
    expect(report).toMatchObject({
      questions: 3,
      article_recall_at1: 1,
      article_recall_at5: 1,
      mrr_at10: 1,
      answer_in_first_quote: 1,
      answer_in_any_quote: 1,
      answer_in_first_passage: 1,
      verbatim: 1,
      ms_median: expect.any(Number),
      ms_p95: expect.any(Number),
    });
    expect(report.tiers.answerable).toMatchObject({ questions: 2 });
    expect(report.tiers.unanswerable).toMatchObject({ questions: 1, found: 0 });
  });
}

describe('eval, with keywords alone', () => {
  const keywords = keywordsOnly(suiteFolder());
  judging(keywords);

  it('tells a wrong article from a right one', async () => {
    const wrong = QUESTIONS.map((one) => ({ ...one, article: one.article && 'licences' }));
    const report = only(await set(wrong).evaluate(keywords(), '--json'));
    expect(report).toMatchObject({ article_recall_at1: 0, answer_in_first_quote: 0, verbatim: 1 });
  });

  it("shows the figures in words, and leaves the bot's own index alone", async () => {
    const { folder, evaluate } = set();
    const { code, stdout } = await evaluate(keywords());
    expect(code).toBe(0);
    expect(stdout).toMatch(/^questions +3$/m);
    expect(stdout).toMatch(/^unanswerable +1 question:/m);
    expect(await run(['ask', 'x', '--data', join(folder, 'data')], keywords())).toMatchObject({ code: 1 });
  });

  it('asks in Traditional characters, lists misses, and writes a page of all variants', async () => {
    const { folder, evaluate } = set(QUESTIONS.map((one) => ({ ...one, answers: ['不在文章里的话'] })));
    const page = join(folder, 'report.md');
    const more = ['--traditional', '--ablate', '--misses', '1', '--report', page];
    const { code, stdout } = await evaluate(keywords(), ...more);
    expect(code).toBe(0);
    expect(stdout).toContain('訓練這個模型花了多少錢');
    expect(stdout).not.toContain('花園裏開滿了什麼');
    const written = readFileSync(page, 'utf8');
    expect(written).toContain('| figure | fused | keywords | vectors |');
    expect(written).toContain('訓練這個模型花了多少錢');
  });

  it('tells the files of a set apart', async () => {
    const { folder, evaluate } = set(QUESTIONS.slice(0, 2));
    writeFiles(folder, { 'foreign.jsonl': JSON.stringify(QUESTIONS[2]) });
    const report = only<Report & { files: unknown }>(
      await evaluate(keywords(), '--json', '--questions', join(folder, 'foreign.jsonl')),
    );
    expect(report.files).toMatchObject({ foreign: { questions: 1, found: 0 } });
  });

  it('asks several sets at once, and shows each kind and their mean', async () => {
    const { folder, evaluate } = set();
    const [cost, garden, foreign] = QUESTIONS;
    for (const [name, articles, questions] of [
      [
        'one',
        { 'cost.md': ARTICLES['cost.md'] },
        [
          { ...cost, kind: 'price' },
          { ...foreign, kind: 'foreign' },
        ],
      ],
      ['two', { 'notes/garden.md': ARTICLES['notes/garden.md'] }, [garden]],
    ] as const) {
      writeFiles(join(folder, name, 'articles'), articles);
      writeFiles(join(folder, name), {
        'questions.jsonl': questions.map((line) => `${JSON.stringify(line)}\n`).join(''),
      });
    }
    const sets = [join(folder, 'one'), join(folder, 'two'), '--data', join(folder, 'data')];
    const report = only<Report & Readonly<Record<string, unknown>>>(
      await run(['eval', ...sets, '--json'], keywords()),
    );
    expect(report).toMatchObject({
      questions: 3,
      sets: [
        { set: 'one', kind: null, answerable: 1, unanswerable: 1 },
        { set: 'two', kind: null, answerable: 1, unanswerable: 0 },
      ],
      kinds: [
        { set: 'one', kind: 'price', article_recall_at1: 1, answer_in_first_quote: 1 },
        { set: 'one', kind: 'foreign', unanswerable_found: 0, refused: 1 },
        { set: 'two', kind: null, article_recall_at1: 1 },
      ],
      mean_over_kinds: { article_recall_at1: 1, refused: 1 },
      risk: { curve: expect.any(Array), green_first: expect.any(Number) },
      quotes: { first: { found: { quotes: expect.any(Number) } } },
    });
    const { stdout } = await run(['eval', ...sets], keywords());
    expect(stdout).toMatch(/^one \/ price +1 +0 +1\.000 +1\.000/m);
    expect(stdout).toMatch(/^mean over kinds +1\.000/m);
    expect((await evaluate(keywords(), join(folder, 'one'))).code).toBe(2);
  });

  it('names the line that is no question', async () => {
    const finished = await set([...QUESTIONS, { id: 4, question: '?' }]).evaluate(keywords(), '--json');
    expect(finished).toMatchObject({ code: 2, stdout: '' });
    expect(sentences(finished)).toEqual([expect.stringContaining('questions.jsonl:4')]);
  });

  it('needs a folder and a file', async () => {
    const { folder } = set();
    for (const args of [[], ['--articles', folder], ['--questions', join(folder, 'questions.jsonl')]]) {
      expect(await run(['eval', ...args], keywords())).toMatchObject({ code: 2, stdout: '' });
    }
    const missing = ['--articles', folder, '--questions', join(folder, 'missing.jsonl')];
    const finished = await run(['eval', ...missing], keywords());
    expect(finished).toMatchObject({ code: 2, stdout: '' });
    expect(sentences(finished)).toEqual([expect.stringContaining('missing.jsonl')]);
  });
});

describe.skipIf(whyNoModel)(`eval, ${withRealModel}`, () => {
  judging(() => ({ MODELS_DIR: modelsDir }));
});

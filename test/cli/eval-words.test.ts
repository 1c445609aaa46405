import { describe, expect, it } from 'vitest';
import { speechIn } from '../../src/cli/i18n/speech.js';
import { type EvalRun, runToText } from '../../src/cli/output/eval-output.js';
import { runsToMarkdown } from '../../src/cli/output/eval-page.js';
import { LOCALES } from '../../src/config.js';
import { byKind, bySet } from '../../src/evaluation/by-kind.js';
import { missesOf, summarize } from '../../src/evaluation/eval-report.js';
import { sentence } from '../../src/sentence.js';
import { judgement } from '../evaluation/judgement.js';

/** A run with all that can be said of one; what comes from a set is in Chinese. */
function run(variant: EvalRun['variant']): EvalRun {
  const question = {
    id: '1',
    question: '郁金香什么时候开花？',
    article: '郁金香',
    alsoIn: [],
    answers: ['春天'],
    kind: '时间',
    before: [],
  };
  const shown = { title: '面包', text: '面包要发酵两个小时。' };
  const judgements = [
    judgement({ question, shown, inFirstQuote: false, inAnyQuote: true }),
    judgement({ question, shown, inFirstQuote: false, inAnyQuote: false, articleRank: null }),
    judgement({
      question: { ...question, kind: '地点' },
      articleRank: 3,
      inFirstQuote: false,
      tier: 'related',
    }),
    judgement({ question: { ...question, article: null, answers: [] }, shown, inFirstQuote: false }),
    judgement({ question: { ...question, article: null }, tier: 'nothing', inFirstQuote: false }),
  ];
  const judged = [{ set: '题集', judgements }];
  const report = summarize(judgements);
  return {
    variant,
    report,
    files: { 文件: report.tiers.answerable },
    sets: bySet(judged),
    kinds: byKind(judged),
    misses: missesOf(judgements),
    pinProblems: [sentence('is larger than {{size}} MB', { size: 1 })],
  };
}

const VARIANTS = ['fused', 'keywords', 'vectors'] as const;

describe('what eval says', () => {
  it.each(['zh-CN', 'zh-TW'] as const)('is in %s, all of it', (locale) => {
    const speech = speechIn(locale);
    const runs = VARIANTS.map(run);
    const said = [...runs.map((one) => runToText(one, speech)), runsToMarkdown('题集', runs, speech)].join(
      '\n',
    );
    expect(said).toContain('郁金香什么时候开花？');
    expect(said.replace(/```text|\d MB/g, '').match(/[a-z]{2,}/gi)).toBeNull();
  });

  it.each(LOCALES)('has its figures below each other in %s', (locale) => {
    const lines = runToText(run('fused'), speechIn(locale)).split('\n');
    const table = lines.filter((line) => line.includes('题集'));
    expect(table.length).toBeGreaterThan(2);
    expect(new Set(table.map((line) => width(line))).size).toBe(2);
  });
});

/** As a terminal counts: a Chinese character has two columns. */
function width(line: string): number {
  return [...line].reduce(
    (sum, character) => sum + (/\p{Script=Han}|[（）：，]/u.test(character) ? 2 : 1),
    0,
  );
}

import { expect, it } from 'vitest';
import { byKind, bySet, meanOverKinds } from '../../src/evaluation/by-kind.js';
import { judgement } from './judgement.js';

const JUDGED = [
  {
    set: 'news',
    judgements: [
      judgement({ kind: 'search', articleRank: 2, inFirstQuote: false }),
      judgement({ kind: 'search' }),
      judgement({ kind: 'typo', tier: 'nothing', inFirstQuote: false }),
    ],
  },
  { set: 'talk', judgements: [judgement(), judgement(), judgement()] },
  { set: 'news', judgements: [judgement({ kind: 'typo', article: null, inFirstQuote: false })] },
];

it('counts by set and kind, the files of a set together', () => {
  const kinds = byKind(JUDGED);
  expect(
    kinds.map(({ set, kind, answerable, unanswerable }) => [set, kind, answerable, unanswerable]),
  ).toEqual([
    ['news', 'search', 2, 0],
    ['news', 'typo', 1, 1],
    ['talk', null, 3, 0],
  ]);
  expect(kinds[0]?.measures).toEqual({
    articleRecallAt1: 0.5,
    answerInFirstQuote: 0.5,
    lost: 0,
    found: 1,
    unanswerableFound: null,
    refused: null,
    greenRight: 0.5,
  });
  expect(kinds[1]?.measures).toMatchObject({ lost: 1, found: 0, unanswerableFound: 1, greenRight: 0 });
});

it('counts all of a set', () => {
  expect(bySet(JUDGED).map(({ set, answerable, unanswerable }) => [set, answerable, unanswerable])).toEqual([
    ['news', 3, 1],
    ['talk', 3, 0],
  ]);
});

it('weighs kinds the same, and leaves out those that have no such questions', () => {
  const mean = meanOverKinds(byKind(JUDGED));
  expect(mean.articleRecallAt1).toBeCloseTo((0.5 + 1 + 1) / 3);
  expect(mean.unanswerableFound).toBe(1);
  expect(meanOverKinds([]).lost).toBeNull();
});

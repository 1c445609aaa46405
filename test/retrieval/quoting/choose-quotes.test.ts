import { describe, expect, it } from 'vitest';
import { chooseQuotes, type QuoteWeights } from '../../../src/retrieval/quoting/choose-quotes.js';
import type { RankedHit } from '../../../src/retrieval/ranking/rank.js';
import { articleOf } from '../../support/article.js';

const WEIGHTS: QuoteWeights = { quote: 0, core: 0, paragraph: 0, passage: 10 };
const [WELL, TOWER] = ['村口有一口老井。', '塔上的灯夜里亮着。'];

interface Shown {
  readonly text: string;
  readonly score: number;
  readonly logit: number;
  readonly id?: string;
  readonly lacks?: number;
}

/** A passage of one sentence, at its place in an article that has both. */
function hitOf({ text, score, logit, id = 'a', lacks = 0 }: Shown, i: number): RankedHit {
  const article = articleOf(`${WELL}\n\n${TOWER}`, { id });
  const start = article.text.indexOf(text);
  const span = { start, end: start + text.length };
  const passage = { articleId: id, ...span, headings: [], speaker: null, question: null };
  const evidence = { cosine: null, sentence: null, coverage: 0, densest: 0, lexical: 0, length: 0, lacks };
  const sentence = { ...span, turn: null, terms: new Set<string>(), cosine: null, lexical: 0 };
  return {
    hit: { passage, lexical: 1, cosine: null, repostOf: null, score },
    article,
    nth: i + 1,
    sentences: [{ ...sentence, kinds: new Set(), logit, probability: 1 }],
    evidence,
    probability: 0.5,
    olderEditions: [],
  };
}

/** What is quoted, in order. */
function quoted(...shown: readonly Shown[]): string[] {
  const pages = [{ end: 2, read: shown.map(hitOf) }];
  return chooseQuotes(pages, { interviewersQuestions: false }, WEIGHTS).map(
    ({ article, quote }) => `${article.id}: ${article.text.slice(quote.start, quote.end)}`,
  );
}

describe('the first quote', () => {
  it('is the best passage’s where its sentences speak for it as much', () => {
    const [first] = quoted({ text: WELL, score: 0.8, logit: 5 }, { text: TOWER, score: 0.7, logit: 5 });
    expect(first).toBe(`a: ${WELL}`);
  });

  it('is from another passage of the article where sentences speak for it by more than the score does', () => {
    const better = { text: TOWER, score: 0.7, logit: 6.5 };
    expect(quoted({ text: WELL, score: 0.8, logit: 5 }, better)).toEqual([`a: ${TOWER}`, `a: ${WELL}`]);
    const [first] = quoted({ text: WELL, score: 0.8, logit: 5 }, { ...better, logit: 5.5 });
    expect(first).toBe(`a: ${WELL}`);
  });

  it('is from no other article', () => {
    const [first] = quoted(
      { text: WELL, score: 0.8, logit: 5 },
      { text: TOWER, score: 0.79, logit: 50, id: 'b' },
    );
    expect(first).toBe(`a: ${WELL}`);
  });

  it('is from no passage that lacks what is named, where the best one has it', () => {
    const [first] = quoted(
      { text: WELL, score: 0.8, logit: 5 },
      { text: TOWER, score: 0.79, logit: 50, lacks: 1 },
    );
    expect(first).toBe(`a: ${WELL}`);
  });
});

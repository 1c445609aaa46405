import type { Block } from '../../../src/articles/article.js';
import type { ReadHit } from '../../../src/retrieval/hit.js';
import { readQuestion } from '../../../src/retrieval/question/question.js';
import { type WeighedQuestion, withWeights } from '../../../src/retrieval/question/weights.js';
import { articleOf } from '../../support/article.js';

/** A question that wants what `text` asks for, and whose terms are those that have weights here. */
export function sought(weights: ReadonlyMap<string, number>, text = ''): WeighedQuestion {
  const terms = [...weights.keys()];
  return withWeights({ ...readQuestion(text), terms, wording: terms }, weights);
}

/** A text that is one passage, as it was found by keywords alone. */
export function onePassage(text: string, blocks: readonly Block[] = []): ReadHit {
  const article = { ...articleOf(''), text, blocks };
  const passage = {
    articleId: article.id,
    start: 0,
    end: text.length,
    headings: [],
    speaker: null,
    question: null,
  };
  return { article, hit: { passage, lexical: 1, cosine: null, repostOf: null, score: 1 } };
}

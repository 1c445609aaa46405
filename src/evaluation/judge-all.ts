import { answerFrom } from '../answer/answer-from.js';
import type { Embedder } from '../embedding/embedder.js';
import { articleOf, type PassageIndex } from '../index/passage-index.js';
import type { SearchedBy } from '../retrieval/retrieved.js';
import { type EvalQuestion, type Judgement, judge } from './evaluate.js';

/** Asks one generation every question, one after the other, and judges what it answers. */
export async function judgeAll(
  index: PassageIndex,
  embedder: Embedder | null,
  questions: readonly EvalQuestion[],
  searchedBy: SearchedBy = 'fused',
): Promise<Judgement[]> {
  const judgements: Judgement[] = [];
  for (const question of questions) {
    const options = { searchedBy, before: question.before };
    const { answer, retrieved } = await answerFrom(index, embedder, question.question, options);
    const ranking = [...new Set(retrieved.hits.map(({ passage }) => passage.articleId))];
    judgements.push(await judge(question, answer, ranking, (id) => articleOf(index, id)));
  }
  return judgements;
}

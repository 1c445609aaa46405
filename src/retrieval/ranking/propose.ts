import type { Candidate, IndexQuery, PassageIndex } from '../../index/passage-index.js';
import { type Question, worthIn } from '../question/question.js';

/**
 * What an index proposes for a question. If it continues from another, that one's terms are asked for as well, and
 * their scores count by their worth.
 */
export async function propose(
  index: Pick<PassageIndex, 'candidates'>,
  question: Question,
  query: Omit<IndexQuery, 'terms'>,
): Promise<readonly Candidate[]> {
  const { terms, former } = question;
  const own = await index.candidates({ ...query, terms });
  const [term] = former?.terms ?? [];
  if (former === null || term === undefined) return own;
  const worth = worthIn(question, term);
  const lent = await index.candidates({ ...query, terms: former.terms });
  return addedUp(
    own,
    lent.map((one) => ({ ...one, lexical: one.lexical * worth })),
  );
}

/** Passages that are in both results get both keyword scores. */
function addedUp(some: readonly Candidate[], others: readonly Candidate[]): Candidate[] {
  const all = new Map<string, Candidate>();
  for (const one of [...some, ...others]) {
    const place = `${one.passage.start}:${one.passage.articleId}`;
    const lexical = one.lexical + (all.get(place)?.lexical ?? 0);
    all.set(place, { ...one, lexical });
  }
  return [...all.values()];
}

import { UserError } from '../../errors.js';
import type { Candidate, CandidateLimits, PassageIndex } from '../../index/passage-index.js';
import type { EmbeddedArticle } from '../../index/records.js';
import type { Passage } from '../../passages/passage.js';
import { sentencesOf } from '../../text/sentences.js';
import { tokenize } from '../../text/tokenize.js';

/** A passage that a new generation must find again, by its own words and by its own vector. */
export interface Canary {
  readonly passage: Passage;
  readonly text: string;
  readonly vector: Float32Array | null;
}

/** A cosine that only the vector itself, or one of the same text, can have: float32 rounding stays below. */
const SAME_VECTOR = 0.999;

/** As wide as a question looks. */
const LIMITS = { lexical: 200, dense: 60 } as const satisfies CandidateLimits;

/** Draws a sentence at random out of a passage of the article; null where there are no words in it. */
export function drawCanary(
  { article, passages, embeddings }: EmbeddedArticle,
  random: () => number,
): Canary | null {
  const at = Math.floor(random() * passages.length);
  const passage = passages[at];
  if (!passage) return null;
  const sentences = sentencesOf(article.text, passage);
  const sentence = sentences[Math.floor(random() * sentences.length)];
  if (!sentence) return null;
  const text = article.text.slice(sentence.start, sentence.end);
  return tokenize(text).length > 0 ? { passage, text, vector: embeddings[at]?.vector ?? null } : null;
}

/**
 * Asks an opened generation for its canaries.
 *
 * @throws UserError `index-mismatch` that names the first article which can't be found
 */
export async function verify(index: PassageIndex, canaries: readonly Canary[]): Promise<void> {
  for (const canary of canaries) {
    const terms = [...new Set(tokenize(canary.text).map((token) => token.term))];
    const byWords = await index.candidates({ terms, vector: null, limits: LIMITS });
    const byVector = canary.vector
      ? await index.candidates({ terms: [], vector: canary.vector, limits: LIMITS })
      : [];
    const lost = !byWords.some(({ passage, lexical }) => lexical > 0 && isSame(passage, canary.passage));
    const blind = canary.vector !== null && !byVector.some(({ cosine }) => (cosine ?? 0) > SAME_VECTOR);
    if (lost) await failUnlessCrowded(index, byWords, canary);
    if (blind) throw failed(canary, 'its vector');
  }
}

/** A sentence that many passages share may be crowded out by them: then one of them has it word for word. */
async function failUnlessCrowded(
  index: PassageIndex,
  found: readonly Candidate[],
  canary: Canary,
): Promise<void> {
  const articles = await index.articles(found.map(({ passage }) => passage.articleId));
  for (const { passage } of found) {
    const text = articles.get(passage.articleId)?.text ?? '';
    if (text.slice(passage.start, passage.end).includes(canary.text)) return;
  }
  throw failed(canary, `“${canary.text.slice(0, 40)}”`);
}

function isSame(a: Passage, b: Passage): boolean {
  return a.articleId === b.articleId && a.start === b.start && a.end === b.end;
}

function failed(canary: Canary, by: string): UserError {
  return new UserError(
    'index-mismatch',
    `The new index does not find ${canary.passage.articleId} by ${by}, so it was not put in place; the old one goes on. Run the indexer again, and report this if it happens twice.`,
  );
}

/** So many of the items, drawn at random; all of them where there are no more. */
export function sample<T>(items: readonly T[], count: number, random: () => number): T[] {
  const left = [...items];
  const drawn: T[] = [];
  while (left.length > 0 && drawn.length < count)
    drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  return drawn;
}

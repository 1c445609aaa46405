import fc from 'fast-check';
import type { GenerationStore } from '../../src/index/generation-store.js';
import type { EmbeddedArticle } from '../../src/index/records.js';
import { articleOf } from '../support/article.js';
import { unitVector } from '../support/vectors.js';
import { DIMENSIONS, embedded } from './library.js';

const EVERYTHING = { lexical: 1000, dense: 1000 };

/** Few words, so that texts share them: some begin alike, one is in both scripts. */
const word = fc.constantFrom(
  '红茶',
  '红酒',
  '绿茶',
  '白水',
  '價格',
  '价格',
  'GPT-4',
  'tea',
  '。',
  '\n\n# 红\n\n',
);
const text = fc.array(word, { minLength: 1, maxLength: 20 }).map((words) => words.join(''));
const term = fc.constantFrom('红茶', '红', '绿', '茶', '价格', 'gpt-4', 'tea', '没有');

export const someTerms = fc.uniqueArray(term, { minLength: 1, maxLength: 4 });

export function someArticles(most: number): fc.Arbitrary<EmbeddedArticle[]> {
  return fc
    .array(fc.record({ title: word, text }), { minLength: 1, maxLength: most })
    .map((given) =>
      given.map(({ title, text }, i) => embedded(articleOf(text, { id: `${i}`, title: title.trim() }))),
    );
}

/** What each passage scores, by its place. */
export async function scoresIn(
  store: GenerationStore,
  terms: readonly string[],
): Promise<Map<string, number[]>> {
  const index = await store.open((await store.current()) ?? '');
  try {
    const query = { terms, vector: unitVector(3, DIMENSIONS), limits: EVERYTHING };
    return new Map(
      (await index.candidates(query)).map(({ passage, lexical, cosine }) => [
        `${passage.articleId} ${passage.start}`,
        [lexical, cosine ?? Number.NaN],
      ]),
    );
  } finally {
    await index.close();
  }
}

/** The largest difference of two indexes' scores, as a part of the score where that is above 1; NaN where a passage is missing. */
export function differenceOf(
  some: ReadonlyMap<string, number[]>,
  others: ReadonlyMap<string, number[]>,
): number {
  const places = new Set([...some.keys(), ...others.keys()]);
  const differences = [...places].flatMap((place) =>
    [0, 1].map((i) => {
      const [a, b] = [some.get(place)?.[i] ?? Number.NaN, others.get(place)?.[i] ?? Number.NaN];
      return Math.abs(a - b) / Math.max(1, Math.abs(b));
    }),
  );
  return Math.max(0, ...differences);
}

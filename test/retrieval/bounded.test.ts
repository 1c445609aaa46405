import { expect, it } from 'vitest';
import type { PassageIndex } from '../../src/index/passage-index.js';
import { LONGEST_QUESTION } from '../../src/retrieval/question/question.js';
import { retrieve } from '../../src/retrieval/retriever.js';
import { termEmbedder } from '../support/embedder.js';
import { indexOf } from '../support/library-on-disk.js';
import { bodyOf } from '../support/prose.js';

/** The index as it is, and how many terms and articles each call asked it for. */
function counting(index: PassageIndex): { readonly index: PassageIndex; readonly asked: number[] } {
  const asked: number[] = [];
  const count = <T extends readonly unknown[]>(list: T): T => {
    asked.push(list.length);
    return list;
  };
  return {
    asked,
    index: {
      ...index,
      info: index.info,
      candidates: (query) => index.candidates({ ...query, terms: count(query.terms) }),
      documentFrequencies: (terms) => index.documentFrequencies(count(terms)),
      sentenceVectors: (passages) => index.sentenceVectors(count(passages)),
      articles: (ids) => index.articles(count(ids)),
    },
  };
}

it.each([
  ['Han characters', bodyOf(1)],
  ['English words', 'gpt-4o costs a lot of money, they say; '],
])('asks an index no more for 100,000 %s than for as much as is read of them', async (_, unit) => {
  const live = await indexOf({ 'a.md': bodyOf(1), 'b.md': bodyOf(2), 'c.md': 'It costs money.' });
  const long = unit.repeat(Math.ceil(100_000 / unit.length));
  await live.use(async (real) => {
    const { index, asked } = counting(real);
    const retrieved = await retrieve(index, null, long, { top: 3 });
    expect(Math.max(...asked)).toBeLessThanOrEqual(2 * LONGEST_QUESTION);
    const forAll = asked.splice(0);
    expect(await retrieve(index, null, long.slice(0, LONGEST_QUESTION), { top: 3 })).toEqual(retrieved);
    expect(asked).toEqual(forAll);
  });
});

it('costs an index a handful of calls', async () => {
  const files = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.md`, bodyOf(i)]));
  const live = await indexOf(files);
  await live.use(async (real) => {
    const { index, asked } = counting(real);
    await retrieve(index, termEmbedder(), bodyOf(1).slice(0, 30), { top: 3 });
    expect(asked.length).toBeLessThanOrEqual(8);
  });
});

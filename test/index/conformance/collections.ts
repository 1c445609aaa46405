import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Article } from '../../../src/articles/article.js';
import { articleKey } from '../../../src/articles/article-key.js';
import { viewOf } from '../../../src/index/collection-view.js';
import type { PassageIndex } from '../../../src/index/passage-index.js';
import { UNBOUND } from '../../../src/index/scope.js';
import { tokenize } from '../../../src/text/tokenize.js';
import { articleOf } from '../../support/article.js';
import { embedded, LIMITS, publish, saidBy, vectorOf } from '../library.js';
import { type Backend, opened } from './backend.js';

/** Words that are in some articles and not in others, of one collection or of several. */
const WORDS = ['红茶', '绿茶', '咖啡', '成本', 'GPT-4o', 'coffee'];
const NAMES = ['a', 'b', 'c'];

const drawn = fc.array(
  fc.record({
    collection: fc.constantFrom(...NAMES),
    words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }),
    date: fc.constantFrom('2024-01-01', '2025-02-03', null),
    tag: fc.constantFrom('x', 'y'),
    /** Those with the same number are one text. */
    text: fc.nat(3),
  }),
  { minLength: 1, maxLength: 8 },
);

type Drawn = (typeof drawn extends fc.Arbitrary<infer T> ? T : never)[number];

function articleFrom({ collection, words, date, tag, text }: Drawn, i: number) {
  return articleOf(`# ${words[0]}\n\n${words.join('和')}。\n\n# 第${text}种\n\n${words.join('、')}。`, {
    id: `${collection}/${i}`,
    path: `${collection}/${i}.md`,
    title: `${words.join(' ')} ${text}`,
    collection,
    date,
    tags: [tag],
  });
}

async function indexOf(backend: Backend, all: readonly (readonly [Drawn, number])[]): Promise<PassageIndex> {
  const { store } = backend.open();
  const groups = [0, 1, 2, 3].map((text) =>
    all
      .filter(([one]) => one.text === text)
      .map(([one, i]) => articleFrom(one, i))
      .sort((a, b) => (ageOf(a) < ageOf(b) ? -1 : 1))
      .map(({ id }) => id),
  );
  await publish(store, {
    articles: all.map(([one, i]) => embedded(articleFrom(one, i), { removed: [removedFrom(one)] })),
    reposts: groups.filter(({ length }) => length > 1),
  });
  return opened(store);
}

/** The oldest of a text is its first, as the indexer has it; those without a date come last. */
const ageOf = ({ date, id }: Article): string => `${date ?? '9'} ${id}`;

const removedFrom = ({ collection }: Drawn) => ({
  text: `left out of ${collection}`,
  reason: 'buttons' as const,
  rule: 'buttons',
});

/** All that can be had from an index, whatever is asked for. */
async function everything(index: PassageIndex, ids: readonly string[], scope: readonly string[] = NAMES) {
  const { articles, passages, collections } = index.info;
  const terms = [...new Set(WORDS.flatMap((word) => tokenize(word).map(({ term }) => term)))];
  const filtered = { terms: [...terms, '茶'], vector: vectorOf(articleOf('茶'), 0), limits: LIMITS };
  const found = await index.candidates({ ...filtered, filter: { tag: 'x', since: '2024-06-01' } });
  const passagesFound = (await index.candidates(filtered)).map(({ passage }) => passage);
  const inOrder = passagesFound.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  return {
    counts: { articles, passages, collections },
    said: await saidBy(index, [...WORDS.map((word) => tokenize(word).map(({ term }) => term)), ['茶']]),
    found: found.map((one) => JSON.stringify(one)).sort(),
    frequencies: [...(await index.documentFrequencies(terms))].sort(),
    vectors: await index.sentenceVectors(inOrder),
    byId: await index.articles(ids),
    byKey: await index.articlesByKey(ids.map(articleKey)),
    byTitle: await Promise.all(ids.map((id) => index.articlesByTitle(id))),
    titles: await Promise.all(['', ...WORDS, ...scope].map((text) => index.titles(text, 5))),
    headings: await Promise.all(WORDS.map((text) => index.headings(text, 5))),
    removed: await Promise.all(ids.map((id) => index.removed(id))),
    reposts: [...(await index.reposts(ids))].sort(),
    page: await index.infos({ offset: 1, limit: 2 }),
  };
}

const idOf = ({ articleId, start }: { readonly articleId: string; readonly start: number }): string =>
  `${articleId} ${start}`;

export function describeCollections(backend: Backend): void {
  it('answers within some collections as if there were no others', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, fc.subarray(NAMES, { minLength: 1 }), async (all, scope) => {
        const numbered = all.map((one, i) => [one, i] as const);
        const ids = numbered.map(([one, i]) => articleFrom(one, i).id);
        const own = numbered.filter(([{ collection }]) => scope.includes(collection));
        const alone = await indexOf(backend, own);
        const among = viewOf(await indexOf(backend, numbered), scope);
        expect(await everything(among, ids)).toEqual(await everything(alone, ids));
      }),
      { numRuns: backend.runs ?? 10 },
    );
  });

  it('lets a view of a view through no more than both', async () => {
    const index = await indexOf(backend, NAMES.map(teaIn));
    const view = viewOf(viewOf(index, ['a', 'b']), ['b', 'c']);
    expect((await view.infos()).map(({ collection }) => collection)).toEqual(['b']);
    expect(await view.titles('', 9)).toHaveLength(1);
    expect(view.info.collections.map(({ name }) => name)).toEqual(['b']);
  });

  it('keeps passages that are asked for by their place to those who may read them', async () => {
    const index = await indexOf(backend, ['a', 'b'].map(teaIn));
    const found = await index.candidates({ terms: ['红茶'], vector: null, limits: LIMITS });
    const passages = found.map(({ passage }) => passage).sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
    const vectors = await viewOf(index, ['a']).sentenceVectors(passages);
    expect(passages.map(({ articleId }, i) => [articleId, (vectors[i]?.length ?? 0) > 0])).toEqual([
      ['a/0', true],
      ['a/0', true],
      ['b/1', false],
      ['b/1', false],
    ]);
  });

  it('shows nothing where it is not said what may be read, unless all lie in the folder itself', async () => {
    const undivided = await indexOf(backend, ['default'].map(teaIn));
    expect(viewOf(undivided, UNBOUND)).toBe(undivided);
    const one = await indexOf(backend, ['a'].map(teaIn));
    expect(() => viewOf(one, UNBOUND)).toThrow(expect.objectContaining({ code: 'unbound' }));
    expect(await viewOf(one, ['gone']).infos()).toEqual([]);
    const nothing = { articles: 0, passages: 0, collections: [], examples: [] };
    expect(viewOf(one, ['gone']).info).toMatchObject(nothing);
  });
}

/** An article on tea in a collection. */
const teaIn = (collection: string, i: number): readonly [Drawn, number] => [
  { collection, words: ['红茶'], date: null, tag: 'x', text: i },
  i,
];

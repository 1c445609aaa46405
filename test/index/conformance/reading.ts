import { expect, it } from 'vitest';
import { articleKey } from '../../../src/articles/article-key.js';
import type { ArticleFilter, PassageIndex } from '../../../src/index/passage-index.js';
import { tokenize } from '../../../src/text/tokenize.js';
import { articleOf } from '../../support/article.js';
import {
  ARTICLES,
  type Content,
  embedded,
  KEYWORDS_ONLY,
  LIMITS,
  publish,
  vectorOf,
  WITH_VECTORS,
} from '../library.js';

import { article, type Backend, byPlace, byWords, dot, opened } from './backend.js';

export function describeReading(backend: Backend): void {
  async function indexOf(content: Content = {}): Promise<PassageIndex> {
    const { store } = backend.open();
    await publish(store, content);
    return opened(store);
  }

  /** Ids of the articles that a text is found in by its words, best first, one for each passage. */
  async function found(index: PassageIndex, text: string, filter: ArticleFilter = {}): Promise<string[]> {
    const terms = [...new Set(tokenize(text).map(({ term }) => term))];
    return byWords(await index.candidates({ terms, vector: null, limits: LIMITS, filter }));
  }

  it.each([
    ['a word', '开源', 'open'],
    ['one character inside a word', '李', 'open'],
    ['one character at the end of a sentence', '的', 'open'],
    ['a Latin word whatever its case', 'gpt-4O', 'prices'],
    ['the title', '成本', 'costs'],
  ])('finds by %s', async (_, text, id) => {
    expect(await found(await indexOf(), text)).toContain(id);
  });

  it('finds nothing by no term, by an unknown one and by none at all of a model', async () => {
    const index = await indexOf();
    expect(await index.candidates({ terms: [], vector: null, limits: LIMITS })).toEqual([]);
    expect(await found(index, '足球')).toEqual([]);
  });

  it('says what it is made of', async () => {
    expect((await indexOf()).info).toMatchObject({ ...WITH_VECTORS, articles: 3, passages: 4 });
    expect((await indexOf()).info.id).toMatch(/^[\w-]+$/);
  });

  it('gives articles back as they went in, and leaves out those that it does not have', async () => {
    const index = await indexOf();
    const ids = ['prices', 'unknown', 'costs', 'open', 'costs'];
    const given = await index.articles(ids);
    expect([...given.keys()].sort()).toEqual(['costs', 'open', 'prices']);
    for (const article of ARTICLES) expect(given.get(article.id)).toEqual(article);
    expect(await index.articles([])).toEqual(new Map());
  });

  it('lists the newest first, those of one day by their ids and those without a date last', async () => {
    const twin = articleOf('同一天的另一篇。', { id: 'also', date: '2025-03-01' });
    const index = await indexOf({ articles: [...ARTICLES, twin].map((each) => embedded(each)) });
    const list = await index.infos();
    expect(list.map(({ id }) => id)).toEqual(['also', 'open', 'costs', 'prices']);
    expect(await index.infos({ offset: 1, limit: 2 })).toEqual(list.slice(1, 3));
    expect(await index.infos({ offset: 3, limit: 2 })).toEqual(list.slice(3));
    expect(await index.infos({ offset: 4, limit: 2 })).toEqual([]);
    const { text: _, blocks: __, turns: ___, ...info } = twin;
    expect(list[0]).toEqual({ ...info, repostOf: null });
  });

  it.each<[string, ArticleFilter, string[]]>([
    ['an article', { articleId: 'open' }, ['open']],
    ['a tag, whatever its case', { tag: 'Ai' }, ['costs', 'open']],
    ['a first day', { since: '2025-02-12' }, ['open']],
    ['a last day', { until: '2025-02-11' }, ['costs']],
    ['a day that is the first and the last', { since: '2025-03-01', until: '2025-03-01' }, ['open']],
    ['all at once, to nothing', { tag: 'ai', until: '2024-01-01' }, []],
    ['an article that it does not have', { articleId: 'unknown' }, []],
  ])('narrows down to %s, for words and vectors', async (_, filter, expected) => {
    const index = await indexOf();
    const vector = vectorOf(article('costs'), 0);
    const terms = ['成本', '开源', 'costs'];
    const candidates = await index.candidates({ terms, vector, limits: LIMITS, filter });
    expect([...new Set(candidates.map(({ passage }) => passage.articleId))].sort()).toEqual(expected);
  });

  it('weighs terms as without a filter', async () => {
    const index = await indexOf();
    const query = { terms: ['成本', '推理'], vector: null, limits: LIMITS };
    const all = await index.candidates(query);
    const some = await index.candidates({ ...query, filter: { articleId: 'costs' } });
    expect(byPlace(some)).toEqual(byPlace(all.filter(({ passage }) => passage.articleId === 'costs')));
  });

  it('proposes as many as are asked for on each side, the best ones', async () => {
    const index = await indexOf();
    const vector = vectorOf(article('open'), 0);
    const query = { terms: ['成本', '推理'], vector };
    const all = await index.candidates({ ...query, limits: LIMITS });
    const best = [...all].sort((a, b) => b.lexical - a.lexical)[0];
    const words = await index.candidates({ ...query, limits: { lexical: 1, dense: 0 } });
    expect(words).toEqual([best]);
    const near = await index.candidates({ ...query, limits: { lexical: 0, dense: 1 } });
    expect(near).toMatchObject([{ passage: { articleId: 'open' }, lexical: 0 }]);
    const both = await index.candidates({ ...query, limits: { lexical: 1, dense: 1 } });
    expect(both.map(({ passage }) => passage.articleId).sort()).toEqual(['costs', 'open']);
    expect(await index.candidates({ ...query, limits: { lexical: 0, dense: 0 } })).toEqual([]);
  });

  it('has the exact cosine of every candidate, whichever side proposed it', async () => {
    const index = await indexOf();
    const vector = vectorOf(article('costs'), 1);
    const limits = { lexical: 10, dense: 1 };
    const candidates = await index.candidates({ terms: ['开源', '成本'], vector, limits });
    expect(candidates.length).toBeGreaterThan(2);
    for (const { passage, cosine } of candidates) {
      const at = embedded(article(passage.articleId)).passages.findIndex(
        ({ start }) => start === passage.start,
      );
      expect(cosine).toBeCloseTo(dot(vector, vectorOf(article(passage.articleId), at)), 6);
    }
    const own = candidates.find(({ passage }) => passage.headings[0] === '推理');
    expect(own?.cosine).toBeCloseTo(1, 6);
  });

  it('gives passages as they were cut', async () => {
    const candidates = await (await indexOf()).candidates({ terms: ['推理'], vector: null, limits: LIMITS });
    expect(candidates.map(({ passage }) => passage)).toEqual([embedded(article('costs')).passages[1]]);
  });

  it('scores by BM25 as it is defined, whatever else a passage is about', async () => {
    const texts = ['红茶绿茶', '红茶红茶，红茶好喝', '咖啡也好喝', '白水'];
    const articles = texts.map((text, i) => articleOf(text, { id: `${i}`, title: '饮品' }));
    const index = await indexOf({ articles: articles.map((each) => embedded(each)) });
    const lengths = texts.map((text) => tokenize(text).length + tokenize('饮品').length);
    const average = lengths.reduce((sum, length) => sum + length, 0) / texts.length;
    // Of four passages two have it: their weight is the least there is.
    const scoreAt = (count: number, length: number): number =>
      (1e-6 * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / average));
    const candidates = await index.candidates({ terms: ['红茶'], vector: null, limits: LIMITS });
    const scores = new Map(candidates.map(({ passage, lexical }) => [passage.articleId, lexical]));
    expect([...scores.keys()].sort()).toEqual(['0', '1']);
    expect(scores.get('0')).toBeCloseTo(scoreAt(1, lengths[0] ?? 0), 12);
    expect(scores.get('1')).toBeCloseTo(scoreAt(3, lengths[1] ?? 0), 12);
    const [only] = await index.candidates({ terms: ['咖啡'], vector: null, limits: LIMITS });
    const [weight, length] = [Math.log(3.5 / 1.5), lengths[2] ?? 0];
    const scored = (weight * 2.2) / (1 + 1.2 * (0.25 + (0.75 * length) / average));
    expect(only?.lexical).toBeCloseTo(scored, backend.scoreDigits ?? 9);
  });

  it('takes a single Han character for all terms that begin with it, counted as one', async () => {
    const texts = ['绿茶绿豆', '绿色', '红茶', '白水', '咖啡', '牛奶', '可可'];
    const articles = texts.map((text, i) => articleOf(text, { id: `${i}`, title: '饮品' }));
    const index = await indexOf({ articles: articles.map((each) => embedded(each)) });
    const lengths = texts.map((text) => tokenize(text).length + tokenize('饮品').length);
    const average = lengths.reduce((sum, length) => sum + length, 0) / texts.length;
    const beginning = tokenize(texts[0] ?? '').filter(({ term }) => term.startsWith('绿')).length;
    const weight = Math.log((7 - 2 + 0.5) / (2 + 0.5));
    const candidates = await index.candidates({ terms: ['绿'], vector: null, limits: LIMITS });
    expect(candidates.map(({ passage }) => passage.articleId).sort()).toEqual(['0', '1']);
    const first = candidates.find(({ passage }) => passage.articleId === '0');
    expect(first?.lexical).toBeCloseTo(
      (weight * beginning * 2.2) / (beginning + 1.2 * (0.25 + (0.75 * (lengths[0] ?? 0)) / average)),
      backend.scoreDigits ?? 9,
    );
  });

  it('has no cosines, and no vectors of sentences, where there is no model', async () => {
    const index = await indexOf({ make: KEYWORDS_ONLY });
    const candidates = await index.candidates({ terms: ['成本'], vector: null, limits: LIMITS });
    expect(candidates.length).toBeGreaterThan(0);
    expect(candidates.every(({ cosine }) => cosine === null)).toBe(true);
    const passages = candidates.map(({ passage }) => passage);
    expect(await index.sentenceVectors(passages)).toEqual(passages.map(() => []));
  });

  it('counts in how many passages a term occurs, taken as it is', async () => {
    const frequencies = await (await indexOf()).documentFrequencies(['成本', '开源', '足球', '老', '成本']);
    expect([...frequencies].sort()).toEqual([
      ['开源', 1],
      ['成本', 2],
    ]);
  });

  it('gives the vectors of sentences in the order of the passages, but for a rounding', async () => {
    const index = await indexOf();
    const [first, second] = embedded(article('costs')).passages;
    if (!first || !second) throw new Error('the article has two passages');
    const unknown = { ...first, articleId: 'unknown' };
    const given = await index.sentenceVectors([second, unknown, first, { ...first, start: first.start + 1 }]);
    expect(given.map((vectors) => vectors.length)).toEqual([1, 0, 1, 0]);
    const expected = [vectorOf(article('costs'), 101), vectorOf(article('costs'), 100)];
    for (const [i, vectors] of [given[0], given[2]].entries())
      for (const [d, value] of (vectors?.[0] ?? []).entries())
        expect(value).toBeCloseTo(expected[i]?.[d] ?? Number.NaN, 2);
    expect(await index.sentenceVectors([])).toEqual([]);
  });

  it('finds articles by their keys', async () => {
    const index = await indexOf({ reposts: [['open', 'prices']] });
    const keys = [articleKey('prices'), 'unknown', articleKey('costs')];
    const given = await index.articlesByKey(keys);
    expect(given.get(articleKey('prices'))).toMatchObject({ id: 'prices', repostOf: 'open' });
    expect(given.get(articleKey('costs'))).toMatchObject({ id: 'costs', repostOf: null });
    expect(given.size).toBe(2);
  });

  it('finds articles by their whole titles, but for case, width and script, the newest first', async () => {
    const titled = (id: string, date: string | null, title: string) =>
      embedded(articleOf('正文在此。', { id, date, title }));
    const index = await indexOf({
      articles: [
        titled('old', '2020-01-01', '开源的价格 X'),
        titled('undated', null, '开源的价格 X'),
        titled('new', '2025-01-01', '開源的價格 Ｘ'),
        titled('other', '2025-01-01', '开源的价格'),
      ],
    });
    const ids = (await index.articlesByTitle(' 开源的价格 x')).map(({ id }) => id);
    expect(ids).toEqual(['new', 'old', 'undated']);
    expect(await index.articlesByTitle('价格')).toEqual([]);
    expect(await index.articlesByTitle('')).toEqual([]);
  });

  it('looks titles up, the likest first, and of equal ones the newest', async () => {
    const titled = (id: string, date: string | null, title: string) =>
      embedded(articleOf('正文在此。', { id, date, title }));
    const index = await indexOf({
      articles: [
        titled('part', null, '推理成本为什么一直在降'),
        titled('whole', '2020-01-01', '推理'),
        titled('older', '2021-01-01', '理推'),
        titled('newer', '2022-01-01', '理推'),
        titled('推理-notes', '2019-01-01', '杂记'),
        titled('none', '2025-01-01', '足球'),
      ],
    });
    const ids = async (text: string, limit: number): Promise<string[]> =>
      (await index.titles(text, limit)).map(({ id }) => id);
    expect(await ids('推理', 10)).toEqual(['whole', 'part', '推理-notes', 'newer', 'older']);
    expect(await ids('推理', 2)).toEqual(['whole', 'part']);
    expect(await ids('', 3)).toEqual(['none', 'newer', 'older']);
    expect(await ids('zzz', 3)).toEqual([]);
    expect(await ids('推理成本为什么一直在降'.repeat(400), 3)).toEqual(['part']);
    expect(await index.titles('足球', 1)).toEqual([{ id: 'none', title: '足球', date: '2025-01-01' }]);
  });

  it('looks headings up, each where what is below it begins, of equal ones those of the newest article', async () => {
    const parts = (id: string, date: string, headings: readonly (readonly string[])[]) => {
      const one = articleOf(headings.map((_, i) => `第${i}段正文。`).join('\n'), { id, date });
      const passages = headings.map((path, i) => ({
        articleId: id,
        start: i * 7,
        end: i * 7 + 6,
        headings: path,
        speaker: null,
        question: null,
      }));
      const { embeddings } = embedded(one);
      return embedded(one, { passages, embeddings: passages.flatMap(() => embeddings.slice(0, 1)) });
    };
    const index = await indexOf({
      articles: [
        parts('old', '2020-01-01', [['训练成本'], ['训练成本', '电费'], ['训练成本', '电费'], ['结论']]),
        parts('new', '2024-01-01', [[], ['花费', '训练成本的构成'], ['结论']]),
      ],
    });
    const places = async (text: string, limit = 9): Promise<string[]> =>
      (await index.headings(text, limit)).map(
        ({ article, heading, start }) => `${article.id} ${heading} ${start}`,
      );
    expect(await places('训练成本')).toEqual(['old 训练成本 0', 'new 训练成本的构成 7']);
    expect(await places('電費')).toEqual(['old 电费 7']);
    expect(await places('花费')).toEqual(['new 花费 7']);
    expect(await places('结论')).toEqual(['new 结论 14', 'old 结论 21']);
    expect(await places('结论', 1)).toEqual(['new 结论 14']);
    expect(await places('')).toEqual([]);
    expect(await places('old')).toEqual([]);
  });

  it('gives what was left out of a file, and nothing for an unknown article', async () => {
    const removed = [{ text: '分享到', reason: 'buttons' as const, rule: 'buttons' }];
    const index = await indexOf({ articles: [embedded(article('open'), { removed })] });
    expect(await index.removed('open')).toEqual(removed);
    expect(await index.removed('unknown')).toEqual([]);
  });

  it('knows which articles are one text, the first of them first and then the oldest', async () => {
    const alone = embedded(articleOf('独自一篇。', { id: 'alone' }));
    const pair = ['a', 'b'].map((id) => embedded(articleOf('两篇一样。', { id })));
    const index = await indexOf({
      articles: [...ARTICLES.map((each) => embedded(each)), ...pair, alone],
      reposts: [
        ['prices', 'open', 'costs'],
        ['b', 'a'],
      ],
    });
    const groups = await index.reposts(['prices', 'b', 'alone', 'unknown']);
    expect([...groups.keys()].sort()).toEqual(['b', 'prices']);
    expect(groups.get('prices')?.map(({ id }) => id)).toEqual(['prices', 'costs', 'open']);
    expect(groups.get('b')?.map(({ id }) => id)).toEqual(['b', 'a']);
    const repostOf = new Map((await index.infos()).map((info) => [info.id, info.repostOf]));
    expect([repostOf.get('costs'), repostOf.get('prices'), repostOf.get('alone')]).toEqual([
      'prices',
      'prices',
      null,
    ]);
    const candidates = await index.candidates({ terms: ['成本', '独自'], vector: null, limits: LIMITS });
    const groupsFound = new Set(candidates.map((candidate) => candidate.repostOf));
    expect(groupsFound).toEqual(new Set(['prices', null]));
  });

  it.each<[string, (index: PassageIndex) => Promise<unknown>]>([
    ['candidates', (index) => index.candidates({ terms: [], vector: null, limits: LIMITS })],
    ['documentFrequencies', (index) => index.documentFrequencies([])],
    ['sentenceVectors', (index) => index.sentenceVectors([])],
    ['articles', (index) => index.articles([])],
    ['articlesByKey', (index) => index.articlesByKey([])],
    ['articlesByTitle', (index) => index.articlesByTitle('')],
    ['titles', (index) => index.titles('', 1)],
    ['headings', (index) => index.headings('x', 1)],
    ['removed', (index) => index.removed('open')],
    ['reposts', (index) => index.reposts([])],
    ['infos', (index) => index.infos()],
  ])('rejects %s once it is closed, and may be closed twice', async (_, ask) => {
    const index = await indexOf();
    await ask(index);
    await index.close();
    await index.close();
    await expect(ask(index)).rejects.toThrow('not open');
  });
}

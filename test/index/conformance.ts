import { describe, expect, it, onTestFinished } from 'vitest';
import { articleKey } from '../../src/articles/article-key.js';
import { type GenerationStore, requireCurrent } from '../../src/index/generation-store.js';
import type { ArticleFilter, Candidate, PassageIndex } from '../../src/index/passage-index.js';
import { READING } from '../../src/index/reading.js';
import { tokenize } from '../../src/text/tokenize.js';
import { articleOf } from '../support/article.js';
import {
  ARTICLES,
  type Content,
  DIMENSIONS,
  embedded,
  fileOf,
  KEYWORDS_ONLY,
  LIMITS,
  publish,
  saidBy,
  vectorOf,
  WITH_VECTORS,
  write,
} from './library.js';

/** A kind of index under test. */
export interface Backend {
  /** A store with nothing in it, and another door to the same place, as another process has it. */
  open(): { readonly store: GenerationStore; another(): GenerationStore };
}

/** What every index has to do, however it is kept. Another kind of index is one more call of this. */
export function describeIndex(name: string, backend: Backend): void {
  describe(`reading from ${name}`, () => describeReading(backend));
  describe(`writing to ${name}`, () => describeWriting(backend));
  describe(`the generations of ${name}`, () => describeStore(backend));
}

async function opened(store: GenerationStore, id?: string): Promise<PassageIndex> {
  const index = await store.open(id ?? (await requireCurrent(store)));
  onTestFinished(() => index.close());
  return index;
}

function describeReading(backend: Backend): void {
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
    const list = await (
      await indexOf({ articles: [...ARTICLES, twin].map((each) => embedded(each)) })
    ).infos();
    expect(list.map(({ id }) => id)).toEqual(['also', 'open', 'costs', 'prices']);
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
    expect(only?.lexical).toBeCloseTo((weight * 2.2) / (1 + 1.2 * (0.25 + (0.75 * length) / average)), 9);
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
      9,
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

function describeWriting(backend: Backend): void {
  const QUESTIONS = [['成本'], ['推理', '模型'], ['开源'], ['老'], ['gpt-4o', 'costs'], ['写']];
  const changed = articleOf('后来写的一篇，讲推理和开源。', {
    id: 'changed',
    path: 'changed.md',
    title: '后来',
  });

  it('shows what was finished before it is published, and to nobody else', async () => {
    const { store, another } = backend.open();
    const { writer, info } = await write(store);
    expect(await another().current()).toBeNull();
    expect(await another().list()).toEqual([]);
    const index = await writer.read();
    onTestFinished(() => index.close());
    expect(index.info).toEqual(info);
    expect([...(await index.articles(['costs'])).keys()]).toEqual(['costs']);
  });

  it('says after additions, removals and moves what one that was built anew says', async () => {
    const { store } = backend.open();
    const base = await publish(store, { reposts: [['costs', 'open']] });
    const moved = { ...article('prices'), id: 'moved/prices', path: 'moved/prices.md' };
    const derived = await publish(store, {
      articles: [embedded(changed)],
      begin: { from: base },
      reposts: [['changed', 'costs']],
      before: async (writer) => {
        await writer.remove('open');
        await writer.move('prices', { article: moved, hash: 'moved' });
      },
    });
    const anew = backend.open().store;
    await publish(anew, {
      articles: [article('costs'), moved, changed].map((each) => embedded(each)),
      reposts: [['changed', 'costs']],
    });
    const said = await saidBy(await opened(store, derived), QUESTIONS);
    const expected = await saidBy(await opened(anew), QUESTIONS);
    expect(said.infos).toEqual(expected.infos);
    expect(said.articles).toEqual(expected.articles);
    for (const [i, answers] of expected.answers.entries()) {
      expect(said.answers[i]?.map(({ passage }) => passage)).toEqual(answers.map(({ passage }) => passage));
      for (const [j, { lexical, cosine }] of answers.entries()) {
        expect(said.answers[i]?.[j]?.lexical).toBeCloseTo(lexical, 9);
        expect(said.answers[i]?.[j]?.cosine).toBeCloseTo(cosine ?? Number.NaN, 6);
      }
    }
  });

  it('leaves the generation that another one goes on from as it was', async () => {
    const { store } = backend.open();
    const base = await publish(store);
    const index = await opened(store);
    const before = await saidBy(index, QUESTIONS);
    await publish(store, {
      articles: [embedded(changed)],
      begin: { from: base },
      before: (writer) => writer.remove('costs'),
    });
    expect(await saidBy(index, QUESTIONS)).toEqual(before);
    expect(await saidBy(await opened(store, base), QUESTIONS)).toEqual(before);
  });

  it('finds what was moved by its new place alone, with its vectors', async () => {
    const { store } = backend.open();
    const base = await publish(store);
    const moved = { ...article('open'), id: 'there', path: 'there.md' };
    await publish(store, {
      articles: [],
      begin: { from: base },
      before: (writer) => writer.move('open', { article: moved, hash: 'moved' }),
    });
    const index = await opened(store);
    expect(await index.articlesByKey([articleKey('open')])).toEqual(new Map());
    expect((await index.articlesByKey([articleKey('there')])).size).toBe(1);
    expect((await index.titles('there', 1)).map(({ id }) => id)).toEqual(['there']);
    const [candidate] = await index.candidates({ terms: ['开源'], vector: null, limits: LIMITS });
    expect(candidate?.passage.articleId).toBe('there');
    const [vectors] = await index.sentenceVectors(candidate ? [candidate.passage] : []);
    expect(vectors).toHaveLength(1);
    expect((await store.lastRun())?.articles.get('there')?.hash).toBe('moved');
  });

  it.each<[string, Content]>([
    ['to remove an article that is not there', { before: (writer) => writer.remove('unknown') }],
    [
      'to move an article that is not there',
      { before: (writer) => writer.move('unknown', { article: changed, hash: '' }) },
    ],
    ['a passage without a vector', { articles: [embedded(changed, { embeddings: [] })] }],
    [
      'a vector of another length',
      {
        articles: [
          embedded(changed, { embeddings: [{ vector: new Float32Array(DIMENSIONS + 1), spans: [] }] }),
        ],
      },
    ],
  ])('refuses %s', async (_, content) => {
    await expect(write(backend.open().store, content)).rejects.toThrow(RangeError);
  });

  it.each([
    [
      'another model',
      { ...WITH_VECTORS, model: { name: 'other', dimensions: DIMENSIONS, fingerprint: 'g' } },
    ],
    ['no model', KEYWORDS_ONLY],
    ['another way of cutting', { ...WITH_VECTORS, textFingerprint: 'u' }],
  ])('refuses to go on from a generation of %s', async (_, make) => {
    const { store } = backend.open();
    const from = await publish(store, { make });
    await expect(store.begin(WITH_VECTORS, { from })).rejects.toMatchObject({ code: 'index-mismatch' });
  });

  it('leaves nothing of what is given up, before it is finished and after', async () => {
    const { store, another } = backend.open();
    const first = await publish(store);
    const unfinished = await store.begin(WITH_VECTORS, { from: first });
    await unfinished.add(embedded(changed));
    await unfinished.abort();
    const { writer } = await write(store);
    await writer.abort();
    expect((await another().list()).map(({ id }) => id)).toEqual([first]);
    await expect(store.publish(writer.id, first)).rejects.toThrow();
    expect(await another().current()).toBe(first);
  });

  it('has a pause between passages, which may end it', async () => {
    let pauses = 0;
    const pause = async (): Promise<void> => {
      if (++pauses === 3) throw new Error('stopped');
    };
    await expect(write(backend.open().store, { begin: { pause } })).rejects.toThrow('stopped');
    expect(pauses).toBe(3);
  });

  it('gives the next run what this one knew', async () => {
    const { store, another } = backend.open();
    const original = { article: article('open'), removed: [] };
    const sketch = { key: 'k', sketch: Uint32Array.from([1, 2, 4_000_000_000]) };
    const removed = [{ text: '分享到', reason: 'buttons' as const, rule: 'buttons' }];
    const known = embedded(article('open'), { removed, sketch, hash: 'h' });
    const file = { ...fileOf(article('open')), warnings: ['It is odd.'], original };
    await store.lease(async () => {
      const writer = await store.begin(WITH_VECTORS);
      await writer.add(known);
      await writer.writeReposts([['open']]);
      await writer.writeFiles([fileOf(article('costs')), file]);
      await writer.writeFiles([file]);
      await writer.finish();
      await store.publish(writer.id, null);
    });
    const last = await another().lastRun();
    expect(last?.info).toMatchObject({ ...WITH_VECTORS, articles: 1, passages: 1 });
    expect(last?.isWorn).toBe(false);
    expect(last?.files).toEqual(new Map([[file.path, file]]));
    expect(last?.articles).toEqual(
      new Map([['open', { article: article('open'), removed, hash: 'h', sketch, repostOf: 'open' }]]),
    );
  });
}

function describeStore(backend: Backend): void {
  it('has nothing at first, and says what to do', async () => {
    const { store } = backend.open();
    expect(await store.current()).toBeNull();
    expect(await store.list()).toEqual([]);
    expect(await store.lastRun()).toBeNull();
    await expect(requireCurrent(store)).rejects.toMatchObject({
      code: 'no-index',
      message: expect.stringContaining('Build one with'),
    });
    await expect(store.rollback()).rejects.toMatchObject({ code: 'no-index' });
    await expect(store.open('unknown')).rejects.toMatchObject({ code: 'index-mismatch' });
  });

  it('serves the one that was published last, and keeps the one before it', async () => {
    const { store, another } = backend.open();
    const ids = [await publish(store), await publish(store), await publish(store)];
    expect([...ids].sort()).toEqual(ids);
    expect(await another().current()).toBe(ids[2]);
    const list = await another().list();
    expect(list.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    expect(list[0]).toMatchObject({ info: { id: ids[2], articles: 3 }, problem: null });
    expect(list[0]?.bytes).toBeGreaterThan(0);
  });

  it('keeps the one that is named as the way back', async () => {
    const { store } = backend.open();
    const ids = [await publish(store), await publish(store)];
    const { writer } = await write(store);
    await store.publish(writer.id, ids[0] ?? null);
    expect((await store.list()).map(({ id }) => id)).toEqual([writer.id, ids[0]]);
  });

  it('lets a reader go on while new ones are published and its own is removed', async () => {
    const { store, another } = backend.open();
    await publish(store);
    const index = await opened(another());
    const before = await saidBy(index, [['成本'], ['开源']]);
    for (let i = 0; i < 3; i++)
      await publish(store, { articles: [embedded(articleOf('新的一篇。', { id: 'new' }))] });
    expect((await store.list()).map(({ id }) => id)).not.toContain(index.info.id);
    expect(await saidBy(index, [['成本'], ['开源']])).toEqual(before);
    expect((await index.titles('', 9)).length).toBe(3);
    expect((await (await opened(another())).infos()).map(({ id }) => id)).toEqual(['new']);
  });

  it('goes back to the one before, or to a certain one, and forward again', async () => {
    const { store, another } = backend.open();
    const [first, second] = [await publish(store), await publish(store)];
    expect(await store.rollback()).toEqual({ from: second, to: first });
    expect(await another().current()).toBe(first);
    expect(await another().rollback(second)).toEqual({ from: first, to: second });
    expect(await store.current()).toBe(second);
  });

  it.each(Object.entries(READING))(
    'refuses a generation whose %s are of another version, for questions and as the way back',
    async (stage, version) => {
      const { store, another } = backend.open();
      const reading = { ...READING, [stage]: version + 1 };
      const other = await publish(store, { make: { ...WITH_VECTORS, reading, textFingerprint: 'u' } });
      const said = `made by another version (${stage} ${version + 1} instead of ${version})`;
      await expect(another().open(other)).rejects.toMatchObject({
        code: 'index-mismatch',
        message: expect.stringMatching(/Build it anew with: npm run/),
      });
      await expect(another().open(other)).rejects.toThrow(said);
      expect(await another().list()).toMatchObject([
        { id: other, info: null, problem: expect.stringContaining(said) },
      ]);
      const own = await publish(store);
      expect((await opened(another(), own)).info.reading).toEqual(READING);
      await expect(store.rollback()).rejects.toThrow(said);
      expect(await another().current()).toBe(own);
    },
  );

  it('goes nowhere where there is nothing to go back to', async () => {
    const { store } = backend.open();
    const only = await publish(store);
    await expect(store.rollback()).rejects.toMatchObject({ code: 'not-found' });
    await expect(store.rollback('other')).rejects.toThrow(
      `There is no generation other. There are: ${only}.`,
    );
    expect(await store.current()).toBe(only);
  });

  it('lets one indexer work at a time, and the next one after it has failed', async () => {
    const { store, another } = backend.open();
    await publish(store);
    await publish(store);
    const failing = store.lease(async () => {
      await expect(another().lease(async () => {})).rejects.toMatchObject({ code: 'busy' });
      await expect(another().rollback()).rejects.toMatchObject({ code: 'busy' });
      throw new Error('it failed');
    });
    await expect(failing).rejects.toThrow('it failed');
    expect(await another().lease(async () => 'done')).toBe('done');
  });
}

function article(id: string) {
  const found = ARTICLES.find((each) => each.id === id);
  if (!found) throw new Error(`there is no article ${id}`);
  return found;
}

function byWords(candidates: readonly Candidate[]): string[] {
  return candidates
    .filter(({ lexical }) => lexical > 0)
    .sort((a, b) => b.lexical - a.lexical)
    .map(({ passage }) => passage.articleId);
}

function byPlace(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((a, b) => a.passage.start - b.passage.start);
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, d) => sum + value * (b[d] ?? 0), 0);
}

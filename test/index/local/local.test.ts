import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Article } from '../../../src/articles/article.js';
import { FORMAT_VERSION, type GenerationInfo } from '../../../src/index/generation-info.js';
import { LocalIndex } from '../../../src/index/local/reader.js';
import { LocalIndexWriter } from '../../../src/index/local/writer.js';
import type { ArticleFilter } from '../../../src/index/passage-index.js';
import { chunk, DEFAULT_CHUNK_OPTIONS } from '../../../src/passages/chunk.js';
import { tokenize } from '../../../src/text/tokenize.js';
import { articleOf } from '../../support/article.js';
import { temporaryFolder } from '../../support/temp.js';
import { unitVector } from '../../support/vectors.js';

const DIMENSIONS = 8;
const LIMITS = { lexical: 200, dense: 60 };
const articles = [
  articleOf('# 训练\n\n训练一个模型要花六百万美元。\n\n# 推理\n\n推理成本每年下降九成。', {
    id: 'costs',
    title: '成本',
    tags: ['AI', '成本'],
    date: '2025-02-11',
  }),
  articleOf('老李說開源是必然的。', {
    id: 'open',
    title: 'Open source',
    tags: ['ai'],
    date: '2025-03-01',
    lang: 'zh-Hant',
  }),
  articleOf('GPT-4o costs less than GPT-4.', { id: 'prices', title: 'Prices', date: null, url: null }),
];

async function build(
  folder: string,
  given: readonly Article[],
  withVectors = true,
  reposts: readonly (readonly string[])[] = [],
): Promise<LocalIndex> {
  const writer = new LocalIndexWriter(folder, withVectors ? { dimensions: DIMENSIONS } : {});
  let key = 0;
  for (const article of given) {
    const passages = chunk(article, DEFAULT_CHUNK_OPTIONS, (text) => text.length);
    const embeddings = passages.map(() => {
      key++;
      return { vector: unitVector(key, DIMENSIONS), spans: [unitVector(key + 100, DIMENSIONS)] };
    });
    await writer.addArticle(article, `hash of ${article.id}`, passages, embeddings);
  }
  writer.writeReposts(reposts);
  const info: GenerationInfo = {
    format: FORMAT_VERSION,
    id: 'one',
    createdAt: new Date(0).toISOString(),
    model: withVectors ? { name: 'test/model', dimensions: DIMENSIONS, fingerprint: 'f' } : null,
    textFingerprint: 't',
    articles: given.length,
    passages: writer.passages,
  };
  await writer.finish(info);
  const index = LocalIndex.open(folder);
  onTestFinished(() => index.close());
  return index;
}

async function found(index: LocalIndex, text: string, filter: ArticleFilter = {}): Promise<string[]> {
  const terms = tokenize(text).map(({ term }) => term);
  const candidates = await index.candidates({ terms, vector: null, limits: LIMITS, filter });
  return candidates
    .filter(({ lexical }) => lexical > 0)
    .sort((a, b) => b.lexical - a.lexical)
    .map(({ passage }) => passage.articleId);
}

describe('LocalIndex', () => {
  it.each([
    ['a word', '开源', 'open'],
    ['one character inside a word', '李', 'open'],
    ['one character at the end of a sentence', '的', 'open'],
    ['a Latin word whatever its case', 'gpt-4O', 'prices'],
    ['the title', '成本', 'costs'],
  ])('finds by %s', async (_, text, id) => {
    expect(await found(await build(temporaryFolder(), articles), text)).toContain(id);
  });

  it('gives articles back as they went in', async () => {
    const index = await build(temporaryFolder(), articles);
    const given = await index.articles([...articles.map(({ id }) => id), 'unknown']);
    expect([...given.values()]).toEqual(articles);
  });

  it('lists the newest first and those without a date last', async () => {
    const list = await (await build(temporaryFolder(), articles)).infos();
    expect(list.map(({ id }) => id)).toEqual(['open', 'costs', 'prices']);
  });

  it.each<[string, ArticleFilter, string[]]>([
    ['an article', { articleId: 'open' }, ['open']],
    ['a tag, whatever its case', { tag: 'Ai' }, ['costs', 'open']],
    ['a first day', { since: '2025-02-12' }, ['open']],
    ['a last day', { until: '2025-02-11' }, ['costs']],
    ['all at once, to nothing', { tag: 'ai', until: '2024-01-01' }, []],
  ])('narrows down to %s, for words and vectors', async (_, filter, expected) => {
    const index = await build(temporaryFolder(), articles);
    const candidates = await index.candidates({
      terms: ['成本', '开源', 'costs'],
      vector: unitVector(1, DIMENSIONS),
      limits: LIMITS,
      filter,
    });
    expect([...new Set(candidates.map(({ passage }) => passage.articleId))].sort()).toEqual(expected);
  });

  it('finds a passage by its own vector, with a cosine of 1', async () => {
    const index = await build(temporaryFolder(), articles);
    const candidates = await index.candidates({
      terms: [],
      vector: unitVector(2, DIMENSIONS),
      limits: LIMITS,
    });
    const best = [...candidates].sort((a, b) => (b.cosine ?? 0) - (a.cosine ?? 0))[0];
    expect(best?.cosine).toBeCloseTo(1, 5);
    expect(best?.passage.headings).toEqual(['推理']);
  });

  it('gives the vectors of sentences back, but for the rounding to a byte a number', async () => {
    const index = await build(temporaryFolder(), articles);
    const [candidate] = await index.candidates({ terms: ['九成'], vector: null, limits: LIMITS });
    const [vectors] = candidate ? await index.sentenceVectors([candidate.passage]) : [];
    expect(vectors).toHaveLength(1);
    const expected = unitVector(102, DIMENSIONS);
    for (const [d, value] of (vectors?.[0] ?? []).entries())
      expect(value).toBeCloseTo(expected[d] ?? Number.NaN, 2);
  });

  it('knows which articles are one text, the first of them first and then the oldest', async () => {
    const index = await build(temporaryFolder(), articles, true, [['prices', 'open', 'costs']]);
    const group = (await index.reposts(['prices'])).get('prices');
    expect(group?.map(({ id }) => id)).toEqual(['prices', 'costs', 'open']);
    expect((await index.infos()).map(({ repostOf }) => repostOf)).toEqual(['prices', 'prices', 'prices']);
    const candidates = await index.candidates({ terms: ['成本'], vector: null, limits: LIMITS });
    expect(candidates[0]?.repostOf).toBe('prices');
  });

  it('knows of no group where every article is a text of its own', async () => {
    const index = await build(temporaryFolder(), articles, true, [['open', 'prices']]);
    expect((await index.infos()).map(({ repostOf }) => repostOf)).toEqual(['open', null, 'open']);
    const candidates = await index.candidates({ terms: ['成本'], vector: null, limits: LIMITS });
    expect(candidates[0]?.repostOf).toBeNull();
    expect(await index.reposts(['costs'])).toEqual(new Map());
  });

  it('has no cosines where there are no vectors', async () => {
    const index = await build(temporaryFolder(), articles, false);
    const candidates = await index.candidates({ terms: ['成本'], vector: null, limits: LIMITS });
    expect(candidates.length).toBeGreaterThan(0);
    expect(candidates.every(({ cosine }) => cosine === null)).toBe(true);
  });

  it('counts in how many passages a term occurs', async () => {
    const frequencies = await (await build(temporaryFolder(), articles)).documentFrequencies([
      '成本',
      '开源',
      '足球',
    ]);
    expect([...frequencies]).toEqual(
      expect.arrayContaining([
        ['成本', 2],
        ['开源', 1],
      ]),
    );
    expect(frequencies.has('足球')).toBe(false);
  });

  it.each([
    ['is missing', (folder: string) => rmSync(join(folder, 'generation.json'))],
    ['is broken', (folder: string) => writeFileSync(join(folder, 'generation.json'), '{')],
    [
      'is of another format',
      (folder: string) => writeFileSync(join(folder, 'generation.json'), '{"format":999}'),
    ],
  ])('refuses a folder whose description %s', async (_, damage) => {
    const folder = temporaryFolder();
    await build(folder, articles);
    damage(folder);
    expect(() => LocalIndex.open(folder)).toThrow(/can't be used.*Build it anew/);
  });
});

import type { Article } from '../../src/articles/article.js';
import type { GenerationInfo, GenerationMake } from '../../src/index/generation-info.js';
import type { BeginOptions, GenerationStore, GenerationWriter } from '../../src/index/generation-store.js';
import type { PassageIndex } from '../../src/index/passage-index.js';
import { READING } from '../../src/index/reading.js';
import type { EmbeddedArticle, IndexedFile } from '../../src/index/records.js';
import { chunk, DEFAULT_CHUNK_OPTIONS } from '../../src/passages/chunk.js';
import { articleOf } from '../support/article.js';
import { unitVector } from '../support/vectors.js';

export const DIMENSIONS = 8;
export const LIMITS = { lexical: 200, dense: 60 };

export const WITH_VECTORS: GenerationMake = {
  model: { name: 'test/model', dimensions: DIMENSIONS, fingerprint: 'f' },
  textFingerprint: 't',
  reading: READING,
};
export const KEYWORDS_ONLY: GenerationMake = { model: null, textFingerprint: 't', reading: READING };

export const ARTICLES: readonly Article[] = [
  articleOf('# 训练\n\n训练一个模型要花六百万美元。\n\n# 推理\n\n推理成本每年下降九成。', {
    id: 'costs',
    path: 'costs.md',
    title: '成本',
    tags: ['AI', '成本'],
    date: '2025-02-11',
  }),
  articleOf('老李說開源是必然的。', {
    id: 'open',
    path: 'open.md',
    title: 'Open source',
    tags: ['ai'],
    date: '2025-03-01',
    lang: 'zh-Hant',
  }),
  articleOf('GPT-4o costs less than GPT-4.', {
    id: 'prices',
    path: 'prices.md',
    title: 'Prices',
    date: null,
    url: null,
  }),
];

/** The same vector for the same passage, whoever asks. */
export function vectorOf(article: Article, at: number): Float32Array {
  const seed = [...`${article.title}${article.text}`].reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973,
    at,
  );
  return unitVector(seed, DIMENSIONS);
}

/** An article cut into passages, with vectors that differ for each. */
export function embedded(article: Article, more: Partial<EmbeddedArticle> = {}): EmbeddedArticle {
  const passages = chunk(article, DEFAULT_CHUNK_OPTIONS, (text) => text.length);
  return {
    article,
    removed: [],
    hash: `hash of ${article.id}`,
    sketch: null,
    passages,
    embeddings: passages.map((_, at) => ({
      vector: vectorOf(article, at),
      spans: [vectorOf(article, at + 100)],
    })),
    ...more,
  };
}

export function fileOf({ id }: Pick<Article, 'id'>): IndexedFile {
  return { path: `${id}.md`, articleId: id, sha256: `sha of ${id}`, warnings: [], original: null };
}

export interface Content {
  readonly articles?: readonly EmbeddedArticle[];
  readonly make?: GenerationMake;
  readonly reposts?: readonly (readonly string[])[];
  readonly begin?: BeginOptions;
  /** Done before the articles are added. */
  readonly before?: (writer: GenerationWriter) => Promise<void>;
}

/** Writes a generation, without publishing it. */
export async function write(
  store: GenerationStore,
  { articles, make = WITH_VECTORS, reposts = [], begin = {}, before }: Content = {},
): Promise<{ readonly writer: GenerationWriter; readonly info: GenerationInfo }> {
  const added = articles ?? ARTICLES.map((article) => embedded(article));
  const writer = await store.begin(make, begin);
  await before?.(writer);
  for (const article of added) await writer.add(article);
  await writer.writeReposts(reposts);
  await writer.writeFiles(added.map(({ article }) => fileOf(article)));
  return { writer, info: await writer.finish() };
}

/** Writes a generation and makes it the one that serves. @returns its id */
export async function publish(store: GenerationStore, content: Content = {}): Promise<string> {
  return store.lease(async () => {
    const { writer } = await write(store, content);
    await store.publish(writer.id, await store.current());
    return writer.id;
  });
}

/** All that an index says to some questions, in an order that does not depend on how it is kept. */
export async function saidBy(index: PassageIndex, questions: readonly (readonly string[])[]) {
  const infos = await index.infos();
  const articles = await index.articles(infos.map(({ id }) => id));
  const answers = await Promise.all(
    questions.map(async (terms) =>
      (await index.candidates({ terms, vector: unitVector(7, DIMENSIONS), limits: LIMITS }))
        .map(({ passage, lexical, cosine, repostOf }) => ({ passage, lexical, cosine, repostOf }))
        .sort((a, b) => placeOf(a.passage).localeCompare(placeOf(b.passage))),
    ),
  );
  return { infos, articles: [...articles.values()], answers };
}

function placeOf({ articleId, start }: { readonly articleId: string; readonly start: number }): string {
  return `${articleId} ${start}`;
}

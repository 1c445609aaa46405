import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GenerationStore } from '../../../src/index/generation-store.js';
import { LocalIndex } from '../../../src/index/local/reader.js';
import { LocalStore } from '../../../src/index/local/store.js';
import type { PassageIndex } from '../../../src/index/passage-index.js';
import { READING } from '../../../src/index/reading.js';
import type { EmbeddedArticle } from '../../../src/index/records.js';
import { type Canary, drawCanary, sample, verify } from '../../../src/indexing/build/canary.js';
import { cutArticles } from '../../../src/indexing/build/cutting.js';
import { embedCuts } from '../../../src/indexing/build/embed-cuts.js';
import { DEFAULT_CHUNK_OPTIONS } from '../../../src/passages/chunk.js';
import { fileOf } from '../../index/library.js';
import { articleOf } from '../../support/article.js';
import { termEmbedder } from '../../support/embedder.js';
import { bodyOf } from '../../support/prose.js';
import { temporaryFolder } from '../../support/temp.js';
import { loseNode, loseVector, loseWords } from './support/damage.js';

/** Short passages, so that there are many of them. */
const CHUNKING = { ...DEFAULT_CHUNK_OPTIONS, maxCharacters: 80 };
const DRAWS = 300;
const EMBEDDER = termEmbedder();
const { name, dimensions, fingerprint } = EMBEDDER.model;

const many = (count: number, textOf: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => `# 第${i}节\n\n${textOf(i)}`).join('\n\n');

/** Texts by the articles' ids. */
const SETS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  prose: { one: bodyOf(1), two: bodyOf(2), three: bodyOf(3) },
  'nearly identical passages': {
    minutes: many(150, (i) => `本次会议照常举行，各项议程照旧，没有新的决定。编号${i % 7}。`),
    again: many(150, () => '本次会议照常举行，各项议程照旧，没有新的决定。'),
  },
  'sentences of one word': {
    so: many(60, () => 'So …'),
    yes: many(60, (i) => (i % 2 ? '对。' : 'Yes.')),
    mute: many(20, () => '……'),
  },
};

async function embed(texts: Readonly<Record<string, string>>): Promise<EmbeddedArticle[]> {
  const prepared = Object.entries(texts).map(([id, text]) => ({
    article: articleOf(text, { id, path: `${id}.md`, title: id }),
    removed: [],
    hash: id,
    sketch: null,
  }));
  const encoder = { embedder: EMBEDDER, countTokens: (text: string) => text.length };
  const cuts = await cutArticles(prepared, { chunking: CHUNKING, encoder });
  const embedded: EmbeddedArticle[] = [];
  for await (const article of embedCuts(cuts, EMBEDDER, { onProgress: () => {} })) embedded.push(article);
  return embedded;
}

async function write(store: GenerationStore, articles: readonly EmbeddedArticle[]): Promise<PassageIndex> {
  const writer = await store.begin({
    model: { name, dimensions, fingerprint },
    textFingerprint: 't',
    reading: READING,
  });
  for (const article of articles) await writer.add(article);
  await writer.writeReposts([]);
  await writer.writeFiles(articles.map(({ article }) => fileOf(article)));
  await writer.finish();
  const index = await writer.read();
  onTestFinished(() => index.close());
  return index;
}

/** The same draws at every run. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function drawFrom(articles: readonly EmbeddedArticle[], count: number): Canary[] {
  const random = numbersFrom(count);
  return Array.from({ length: count }, () => {
    const [article] = sample(articles, 1, random);
    const canary = article && drawCanary(article, random);
    if (!canary) throw new Error('every article has passages');
    return canary;
  });
}

const hasWords = ({ terms }: Canary): boolean => terms.length > 0;

describe.each(Object.entries(SETS))('the self-check on %s', (_, texts) => {
  it('passes a sound index, whichever passages are drawn', async () => {
    const articles = await embed(texts);
    const index = await write(new LocalStore(temporaryFolder()), articles);
    await expect(verify(index, drawFrom(articles, DRAWS))).resolves.toBeUndefined();
  });

  it.each([
    ['words', 'its word', hasWords, loseWords],
    [
      'vector',
      'its vector',
      () => true,
      (folder: string, passage: Canary['passage']) => loseVector(folder, dimensions, passage),
    ],
  ] as const)('finds out each passage that has lost its %s', async (__, said, isMeant, lose) => {
    const articles = await embed(texts);
    const data = temporaryFolder();
    const { info } = await write(new LocalStore(data), articles);
    for (const canary of drawFrom(articles, 12).filter(isMeant)) {
      const folder = join(temporaryFolder(), 'damaged');
      cpSync(join(data, 'generations', `.building-${info.id}`), folder, { recursive: true });
      lose(folder, canary.passage);
      const index = LocalIndex.open(folder);
      await expect(verify(index, [canary])).rejects.toThrow(said);
      await index.close();
    }
  });
});

it('finds out a passage that the graph has lost, where no other one has its vector', async () => {
  const articles = await embed(SETS.prose ?? {});
  const data = temporaryFolder();
  const { info } = await write(new LocalStore(data), articles);
  for (const canary of drawFrom(articles, 8)) {
    const folder = join(temporaryFolder(), 'damaged');
    cpSync(join(data, 'generations', `.building-${info.id}`), folder, { recursive: true });
    loseNode(folder, dimensions, canary.passage);
    const index = LocalIndex.open(folder);
    await expect(verify(index, [canary])).rejects.toThrow('its vector');
    await index.close();
  }
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Article, Block } from '../../src/articles/article.js';
import type { ModelInfo } from '../../src/embedding/embedder.js';
import { LocalStore } from '../../src/index/local/store.js';
import { READING } from '../../src/index/reading.js';
import type { Passage } from '../../src/passages/passage.js';
import { sentencesOf } from '../../src/text/sentences.js';
import { clusteredVector } from './embedder.js';
import { paragraphs } from './words.js';

/** Passages an article has, and characters a passage: as the articles of a news site have. */
const PASSAGES = 10;
const CHARACTERS = 300;

/**
 * Writes an index of so many passages: text of our own words, vectors in clusters. Every paragraph is a passage.
 *
 * @param model whose vectors they pretend to be, so that a bot with that model answers from them
 */
export async function buildLibrary(dataDir: string, passages: number, model: ModelInfo): Promise<void> {
  if (existsSync(join(dataDir, 'CURRENT'))) return;
  const { name, dimensions, fingerprint } = model;
  const store = new LocalStore(dataDir);
  const writer = await store.begin({
    model: { name, dimensions, fingerprint },
    textFingerprint: 'bench',
    reading: READING,
  });
  const articles = Math.ceil(passages / PASSAGES);
  for (let i = 0; i < articles; i++) {
    const article = articleOf(i);
    const cut = article.blocks.map(
      ({ start, end }): Passage => ({
        articleId: article.id,
        start,
        end,
        headings: [],
        speaker: null,
        question: null,
      }),
    );
    const embeddings = cut.map(({ start, end }) => {
      const vector = clusteredVector(article.text.slice(start, end), model.dimensions);
      return { vector, spans: sentencesOf(article.text, { start, end }).map(() => vector) };
    });
    const prepared = { article, hash: `hash ${i}`, removed: [], sketch: null };
    await writer.add({ ...prepared, passages: cut, embeddings });
    if (i % 20 === 0) await setImmediate();
  }
  await writer.finish();
  await store.publish(writer.id, null);
}

function articleOf(seed: number): Article {
  const blocks: Block[] = [];
  let text = '';
  for (const paragraph of paragraphs(seed, PASSAGES * CHARACTERS, CHARACTERS).slice(0, PASSAGES)) {
    if (text !== '') text += '\n\n';
    blocks.push({ kind: 'paragraph', start: text.length, end: text.length + paragraph.length, depth: 0 });
    text += paragraph;
  }
  return {
    id: `record-${seed}`,
    collection: 'default',
    path: `record-${seed}.md`,
    title: `第${seed}号记录`,
    url: `https://example.com/records/${seed}`,
    date: `2024-${String(1 + (seed % 12)).padStart(2, '0')}-11`,
    author: null,
    lang: 'zh-Hans',
    tags: [],
    text,
    blocks,
    turns: [],
  };
}

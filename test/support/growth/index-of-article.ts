import { MemoryStore } from '../../../src/index/memory/store.js';
import type { PassageIndex } from '../../../src/index/passage-index.js';
import { READING } from '../../../src/index/reading.js';
import { chunk, DEFAULT_CHUNK_OPTIONS } from '../../../src/passages/chunk.js';
import { articleOf } from '../article.js';

/** An index in memory of keywords of one article with this text. */
export async function indexOfArticle(source: string): Promise<{ index: PassageIndex; text: string }> {
  const article = articleOf(source);
  const passages = chunk(article, DEFAULT_CHUNK_OPTIONS, ({ length }) => length);
  const store = new MemoryStore();
  const writer = await store.begin({ model: null, textFingerprint: '', reading: READING });
  await writer.add({ article, passages, removed: [], hash: '', sketch: null, embeddings: [] });
  await writer.finish();
  return { index: await writer.read(), text: article.text };
}

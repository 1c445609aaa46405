// Libraries of made-up articles, written as the indexer writes them.
import { setImmediate } from 'node:timers/promises';
import { READING } from '#dist/index/reading.js';
import { sentencesOf } from '#dist/text/sentences.js';
import { passageText } from './text.mjs';
import { DIMENSIONS, near, passageVector } from './vectors.mjs';

/** An article of 2,100 characters. */
export const PASSAGES_AN_ARTICLE = 6;

/** How much of a sentence's vector is its own. */
const OWN = 0.3;

/** @type {import('#dist/index/generation-info.js').GenerationMake} */
export const MAKE = {
  model: { name: 'bench/synthetic', dimensions: DIMENSIONS, fingerprint: 'synthetic' },
  textFingerprint: 'bench',
  reading: READING,
};

/**
 * @typedef {object} Collection
 * @property {string} name
 * @property {number} passages
 */

/**
 * The articles of some collections, one after another.
 *
 * @param {readonly Collection[]} collections
 * @returns {Generator<import('#dist/index/records.js').EmbeddedArticle>}
 */
export function* articlesOf(collections) {
  const all = collections.reduce((sum, { passages }) => sum + passages, 0);
  let number = 0;
  let article = 0;
  for (const { name, passages } of collections) {
    for (let left = passages; left > 0; article++) {
      const count = Math.min(left, PASSAGES_AN_ARTICLE);
      yield articleOf(name, article, number, count, all);
      number += count;
      left -= count;
    }
  }
}

/**
 * @param {string} collection
 * @param {number} number of the article
 * @param {number} first number of its first passage
 * @param {number} count of its passages
 * @param {number} all passages of the library
 * @returns {import('#dist/index/records.js').EmbeddedArticle}
 */
function articleOf(collection, number, first, count, all) {
  const id = `${collection}/record-${number}`;
  const texts = Array.from({ length: count }, (_, i) => passageText(first + i));
  const text = texts.join('\n\n');
  /** @type {import('#dist/articles/article.js').Block[]} */
  const blocks = [];
  for (let start = 0; start < text.length; start += (texts[blocks.length - 1]?.length ?? 0) + 2)
    blocks.push({ kind: 'paragraph', start, end: start + (texts[blocks.length]?.length ?? 0), depth: 0 });
  const passages = blocks.map(({ start, end }) => ({
    articleId: id,
    start,
    end,
    headings: [],
    speaker: null,
    question: null,
  }));
  return {
    article: {
      id,
      collection,
      path: `${id}.md`,
      title: `第${number}号记录：${text.slice(0, 8)}`,
      url: `https://example.com/records/${number}`,
      date: `20${10 + (number % 15)}-${String(1 + (number % 12)).padStart(2, '0')}-11`,
      author: null,
      lang: 'zh-Hans',
      tags: [],
      text,
      blocks,
      turns: [],
    },
    hash: `hash ${number}`,
    removed: [],
    sketch: null,
    passages,
    embeddings: passages.map((passage, i) => {
      const vector = passageVector(first + i, number, all);
      const seed = 1e9 + (first + i) * 16;
      return { vector, spans: sentencesOf(text, passage).map((_, s) => near(vector, seed + s, OWN)) };
    }),
  };
}

/**
 * Writes and publishes a generation.
 *
 * @param {import('#dist/index/generation-store.js').GenerationStore} store
 * @param {readonly Collection[]} collections
 * @param {(passages: number) => void} onProgress told about every thousandth article
 * @returns what `finish` took, in ms
 */
export async function writeLibrary(store, collections, onProgress = () => {}) {
  const writer = await store.begin(MAKE);
  let passages = 0;
  let articles = 0;
  for (const article of articlesOf(collections)) {
    await writer.add(article);
    passages += article.passages.length;
    if (++articles % 1000 === 0) onProgress(passages);
    if (articles % 20 === 0) await setImmediate();
  }
  const started = performance.now();
  await writer.finish();
  await store.publish(writer.id, null);
  return performance.now() - started;
}

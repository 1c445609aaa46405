import { expect, it } from 'vitest';
import { Cluster } from '../../../src/index/opensearch/cluster.js';
import { OpenSearchStore } from '../../../src/index/opensearch/store.js';
import { sumUp } from '../../../src/index/opensearch/sums.js';
import type { EmbeddedArticle } from '../../../src/index/records.js';
import { articleOf } from '../../support/article.js';
import { describeOnCluster, optionsFor, storeOn } from '../../support/opensearch/cluster.js';
import { opened } from '../conformance/backend.js';
import { embedded, LIMITS, publish } from '../library.js';

/** More than comes at once of files and of articles, and of one article's passages. */
const [ARTICLES, PASSAGES] = [550, 250];

/** An article of that many passages, a sentence each. */
function longArticle(): EmbeddedArticle {
  const sentences = Array.from({ length: PASSAGES }, (_, i) => `长文的第${1000 + i}句。`);
  const article = articleOf(sentences.join(''), { id: 'long' });
  const [length = 0] = sentences.map((each) => each.length);
  const of = { articleId: 'long', headings: [], speaker: null, question: null };
  const passages = sentences.map((_, i) => ({ ...of, start: i * length, end: (i + 1) * length }));
  const [embedding] = embedded(article).embeddings;
  return embedded(article, { passages, embeddings: passages.flatMap(() => embedding ?? []) });
}

describeOnCluster('pages of an index with several parts', (url) => {
  it('leave nothing out, neither of many articles nor of a long one nor of the files', async () => {
    const store = storeOn(url(), { shards: 3 });
    const ids = Array.from({ length: ARTICLES }, (_, i) => `a${i}`);
    const short = ids.map((id) => embedded(articleOf(`短文${id}。`, { id, path: `${id}.md`, title: '' })));
    const from = await publish(store, { articles: [longArticle(), ...short] });
    const before = await opened(store);
    expect((await before.articles(ids)).size).toBe(ARTICLES);
    await publish(store, { articles: [], begin: { from }, before: (writer) => writer.remove('long') });
    const after = await opened(store);
    expect(await after.candidates({ terms: ['长文'], vector: null, limits: LIMITS })).toEqual([]);
    expect([after.info.articles, after.info.passages]).toEqual([ARTICLES, ARTICLES]);
    expect((await store.lastRun())?.files.size).toBe(0);
  });

  it('count every collection, however many there are', async () => {
    const options = optionsFor(url(), { shards: 3 });
    const store = new OpenSearchStore(options);
    const names = ['a', 'b', 'c', 'd', 'e'];
    const articles = names.map((name) => articleOf(`${name}。`, { id: name, collection: name }));
    await publish(store, { articles: articles.map((each) => embedded(each)) });
    const { collections } = (await opened(store)).info;
    expect(collections.map(({ name, articles }) => [name, articles])).toEqual(names.map((name) => [name, 1]));
    const index = `${options.prefix}-serving`;
    for (const atOnce of [2, 5]) {
      const sums = await sumUp(new Cluster(options), index, atOnce);
      expect(sums.collections).toEqual(collections);
      expect(Object.keys(sums.terms)).toEqual(names);
    }
  });
});

import type { Article } from '../../articles/article.js';
import type { PassageIndex } from '../../index/passage-index.js';
import { contextOf } from '../../passages/context.js';
import { lettersOf } from '../../text/letters.js';
import { holdsNearly, isNearDuplicate } from '../quoting/duplicates.js';
import { isRepost, passageText } from '../repost.js';
import type { Hit } from './fuse.js';
import type { ReadHit } from './rank.js';
import { type SoughtAnswer, scoreSentences } from './sentences.js';

/** Reads articles for one question: several hits are in the same one, and each is read once. */
export class ArticleReader {
  readonly #index: PassageIndex;
  readonly #known = new Map<string, Article | null>();

  constructor(index: PassageIndex) {
    this.#index = index;
  }

  /** The articles of some hits, in one call for those that were not read before. */
  async read(hits: readonly Hit[]): Promise<ReadonlyMap<string, Article | null>> {
    const ids = new Set(hits.map(({ passage }) => passage.articleId));
    const unknown = [...ids].filter((id) => !this.#known.has(id));
    const found = unknown.length > 0 ? await this.#index.articles(unknown) : new Map<string, Article>();
    for (const id of unknown) this.#known.set(id, found.get(id) ?? null);
    return this.#known;
  }
}

/** Those hits that hold every phrase, their titles and headings included; all of them where none does. */
export async function withPhrases(
  reader: ArticleReader,
  hits: readonly Hit[],
  phrases: readonly string[],
): Promise<readonly Hit[]> {
  if (phrases.length === 0) return hits;
  const articles = await reader.read(hits);
  const holding = hits.filter((hit) => {
    const article = articles.get(hit.passage.articleId);
    if (!article) return false;
    const { letters } = lettersOf(
      [...contextOf(article, hit.passage), passageText({ hit, article })].join('\n'),
    );
    return phrases.every((phrase) => letters.includes(phrase));
  });
  return holding.length > 0 ? holding : hits;
}

/**
 * Reads hits until there are `count` of them. Passages that a better hit has the reposts of are left out; those
 * that differ from them in a little are read and don't count.
 */
export async function readAll(
  index: PassageIndex,
  reader: ArticleReader,
  hits: readonly Hit[],
  count: number,
  sought: SoughtAnswer,
): Promise<ReadHit[]> {
  const read: ReadHit[] = [];
  let own = 0;
  for await (const { hit, article, vectors } of inBatches(index, reader, hits, count, sought)) {
    const text = passageText({ hit, article });
    const rivals = read.filter((other) => isRepost(hit, other.hit)).map(passageText);
    if (rivals.some((rival) => holdsNearly(rival, text))) continue;
    const nth = own + 1;
    if (!rivals.some((rival) => isNearDuplicate(rival, text))) own++;
    read.push({ hit, article, sentences: scoreSentences(article, hit.passage, vectors, sought), nth });
    if (own === count) break;
  }
  return read;
}

interface Loaded {
  readonly hit: Hit;
  readonly article: Article;
  readonly vectors: readonly Float32Array[];
}

/** Loads hits with two calls for the first `count` of them, and for twice as many each time that these don't do. */
async function* inBatches(
  index: PassageIndex,
  reader: ArticleReader,
  hits: readonly Hit[],
  count: number,
  { vector }: SoughtAnswer,
): AsyncGenerator<Loaded> {
  for (let from = 0, size = count; from < hits.length; from += size, size *= 2) {
    const batch = hits.slice(from, from + size);
    const [articles, vectors] = await Promise.all([
      reader.read(batch),
      vector ? index.sentenceVectors(batch.map(({ passage }) => passage)) : [],
    ]);
    for (const [i, hit] of batch.entries()) {
      const article = articles.get(hit.passage.articleId);
      if (article) yield { hit, article, vectors: vectors[i] ?? [] };
    }
  }
}

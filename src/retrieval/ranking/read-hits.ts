import type { Article } from '../../articles/article.js';
import type { PassageIndex } from '../../index/passage-index.js';
import { contextOf } from '../../passages/context.js';
import { lettersOf } from '../../text/letters.js';
import { holdsNearly, isNearDuplicate } from '../quoting/duplicates.js';
import { isRepost, passageText } from '../repost.js';
import type { Hit } from './fuse.js';
import type { ReadHit } from './rank.js';
import { type SoughtAnswer, scoreSentences } from './sentences.js';

/** Looks an article up by its id. */
export type ReadArticle = (id: string) => Promise<Article | null>;

/** Reads each article once for a question: several hits are in the same one. */
export function articleReader(index: PassageIndex): ReadArticle {
  const known = new Map<string, Promise<Article | null>>();
  return (id) => {
    const article = known.get(id) ?? index.article(id);
    known.set(id, article);
    return article;
  };
}

/** Those hits that hold every phrase, their titles and headings included; all of them where none does. */
export async function withPhrases(
  articleOf: ReadArticle,
  hits: readonly Hit[],
  phrases: readonly string[],
): Promise<readonly Hit[]> {
  if (phrases.length === 0) return hits;
  const holding: Hit[] = [];
  for (const hit of hits) {
    const article = await articleOf(hit.passage.articleId);
    if (!article) continue;
    const { letters } = lettersOf(
      [...contextOf(article, hit.passage), passageText({ hit, article })].join('\n'),
    );
    if (phrases.every((phrase) => letters.includes(phrase))) holding.push(hit);
  }
  return holding.length > 0 ? holding : hits;
}

/**
 * Reads hits until there are `count` of them. Passages that a better hit has the reposts of are left out; those
 * that differ from them in a little are read and don't count.
 */
export async function readAll(
  index: PassageIndex,
  articleOf: ReadArticle,
  hits: readonly Hit[],
  count: number,
  sought: SoughtAnswer,
): Promise<ReadHit[]> {
  const read: ReadHit[] = [];
  let own = 0;
  for (const hit of hits) {
    if (own === count) break;
    const article = await articleOf(hit.passage.articleId);
    if (!article) continue;
    const text = passageText({ hit, article });
    const rivals = read.filter((other) => isRepost(hit, other.hit)).map(passageText);
    if (rivals.some((rival) => holdsNearly(rival, text))) continue;
    if (!rivals.some((rival) => isNearDuplicate(rival, text))) own++;
    const vectors = sought.vector ? await index.sentenceVectors(hit.passage) : [];
    read.push({ hit, article, sentences: scoreSentences(article, hit.passage, vectors, sought) });
  }
  return read;
}

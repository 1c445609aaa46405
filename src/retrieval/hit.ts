import type { Article } from '../articles/article.js';
import type { Candidate } from '../index/passage-index.js';

/** A candidate with its score, 0..1. */
export interface Hit extends Candidate {
  readonly score: number;
}

/** A hit whose article has been read. */
export interface ReadHit {
  readonly hit: Hit;
  readonly article: Article;
}

export function passageText({ hit, article }: ReadHit): string {
  return article.text.slice(hit.passage.start, hit.passage.end);
}

/** Identifies the text that a hit is in: the id of the first of the articles that have it. */
export function textIdOf({ repostOf, passage }: Candidate): string {
  return repostOf ?? passage.articleId;
}

/** Whether two hits are in different articles of the same text. */
export function areReposts(a: Candidate, b: Candidate): boolean {
  return textIdOf(a) === textIdOf(b) && a.passage.articleId !== b.passage.articleId;
}

/** Whether a hit's article is not the first one of its text. */
export function isInLaterCopy(candidate: Candidate): boolean {
  return textIdOf(candidate) !== candidate.passage.articleId;
}

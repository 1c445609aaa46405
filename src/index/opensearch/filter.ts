import { fold } from '../../text/fold.js';
import type { ArticleFilter } from '../passage-index.js';
import { exactly } from './terms.js';

/** A filter as queries on passages, each of which must hold; none if it lets everything through. */
export function filterQueries({ articleId, tag, since, until }: ArticleFilter): object[] {
  const day = { ...(since !== undefined && { gte: since }), ...(until !== undefined && { lte: until }) };
  return [
    ...(articleId === undefined ? [] : [{ term: { article: articleId } }]),
    ...(tag === undefined ? [] : [{ term: { tags: exactly(fold(tag)) } }]),
    ...(Object.keys(day).length === 0 ? [] : [{ range: { date: day } }]),
  ];
}

/** Lets through what belongs to some collections; everything if none are named. */
export function scopeQueries(within: readonly string[] | undefined): object[] {
  return within ? [{ terms: { collection: within } }] : [];
}

/** One name for the same collections; empty for all. */
export function scopeName(within: readonly string[] | undefined): string {
  return within ? JSON.stringify([...within].sort()) : '';
}

import { createHash } from 'node:crypto';
import type { CutArticle } from '../../src/index/records.js';
import { articleOf } from './article.js';

/** An article whose passages are a letter each. */
export function cutOf(id: string, passages: number): CutArticle {
  const article = articleOf('x'.repeat(passages), { id });
  return {
    article,
    removed: [],
    hash: createHash('sha256').update(id).digest('hex'),
    sketch: null,
    passages: Array.from({ length: passages }, (_, start) => ({
      articleId: id,
      start,
      end: start + 1,
      headings: [],
      speaker: null,
      question: null,
    })),
  };
}

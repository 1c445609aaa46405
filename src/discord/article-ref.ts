import { createHash } from 'node:crypto';
import type { AnswerService } from '../answer/answer.js';
import type { Article } from '../articles/article.js';

/** What a reference may have at most, so that it fits into a choice and, with its page, into a button. */
export const REF_LENGTH = 80;
/** Begins a reference that is a hash: no id has it, since ids are URL-safe. */
const HASH_MARK = '#';

/** A short, stable name for an article: its id or, where that is too long, a hash of it. */
export function articleRef(id: string): string {
  return id.length <= REF_LENGTH && !id.startsWith(HASH_MARK) ? id : HASH_MARK + hashOf(id);
}

/** The article behind a reference, an id or a title; null where there is none. */
export async function findArticle(ref: string, answers: AnswerService): Promise<Article | null> {
  if (!ref.startsWith(HASH_MARK)) return answers.article(ref);
  const all = await answers.suggest('', Number.MAX_SAFE_INTEGER);
  const id = all.find((article) => articleRef(article.id) === ref)?.id ?? ref;
  return answers.article(id);
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}

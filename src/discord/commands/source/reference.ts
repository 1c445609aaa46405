import type { AnswerService } from '../../../answer/answer.js';
import { articleKey } from '../../../answer/article-key.js';
import type { Article } from '../../../articles/article.js';

/** What a reference may have at most, so that it fits into a choice. */
export const REF_LENGTH = 80;
/** Begins a reference that is a key: no id has it, since ids are URL-safe. */
const KEY_MARK = '#';

/** A short, stable name for an article: its id or, where that is too long, its key. */
export function articleRef(id: string): string {
  return id.length <= REF_LENGTH && !id.startsWith(KEY_MARK) ? id : KEY_MARK + articleKey(id);
}

/** The article behind a reference, an id or a title; null where there is none. */
export async function findArticle(ref: string, answers: AnswerService): Promise<Article | null> {
  const byKey = ref.startsWith(KEY_MARK) ? await answers.articleByKey(ref.slice(KEY_MARK.length)) : null;
  return byKey ?? answers.article(ref);
}

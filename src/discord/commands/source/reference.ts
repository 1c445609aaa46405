import { articleKey, KEY_MARK } from '../../../articles/article-key.js';

/** What a reference may have at most, so that it fits into a choice. */
const REF_LENGTH = 80;

/** A short, stable name for an article, that `AnswerService.article` takes: its id or, where that is too long, its key. */
export function articleRef(id: string): string {
  return id.length <= REF_LENGTH && !id.startsWith(KEY_MARK) ? id : KEY_MARK + articleKey(id);
}

import type { Article } from '../../articles/article.js';
import { isInHeading, tableAt } from '../../articles/table.js';
import type { Span } from '../../text/span.js';

/** A quoted question ends in quotation marks: it is reported and not asked. */
const ASKS = /[?？]\s*$/;
const OPENS = /[:：]\s*$/;

/** Whether a sentence asks something. */
export function asks(text: string, { start, end }: Span): boolean {
  return ASKS.test(text.slice(Math.max(start, end - 2), end));
}

/**
 * Whether a sentence says something only together with the next one: a heading, a question before a sentence that is
 * none, a line that ends with a colon (including the next speaker's label), the header of a table. No quote ends with
 * it.
 *
 * @param next null if nothing follows that could be quoted with it
 * @param mayAsk whether questions are wanted
 */
export function leadsOn(
  article: Pick<Article, 'text' | 'blocks'>,
  sentence: Span,
  next: Span | null,
  mayAsk: boolean,
): boolean {
  if (!next) return false;
  const { text, blocks } = article;
  if (isInHeading(blocks, sentence.start)) return true;
  if (OPENS.test(text.slice(Math.max(sentence.start, sentence.end - 2), sentence.end))) return true;
  if (asks(text, sentence)) return !mayAsk && !asks(text, next);
  const header = tableAt(article, sentence.start)?.header;
  return header !== undefined && header !== null && sentence.end <= header.end;
}

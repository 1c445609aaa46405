import type { QuotedExcerpt } from '../../../src/answer/answer.js';
import type { Article } from '../../../src/articles/article.js';
import { answer, article, type Library, quote } from './library.js';

export const HEADING = '标题二';
const TEXT = `开头第一句话。开头第二句话。\n\n${HEADING}\n\n${'后面还有很长的一段话，说的是同一件事。'.repeat(150)}`;
const at = TEXT.indexOf(HEADING);

/** An article of several pages, with a heading. */
export const long: Article = article({
  id: 'long',
  title: '长文',
  text: TEXT,
  blocks: [{ kind: 'heading', depth: 2, start: at, end: at + HEADING.length }],
});

/** Fills a library with it, so that every command has something to show. @returns what is quoted from it */
export function furnish(library: Library): readonly QuotedExcerpt[] {
  const quotes = ['开头第一句话。', '开头第二句话。', '后面还有很长的一段话，说的是同一件事。'].map((text) =>
    quote(long, text),
  );
  library.articles.push(long);
  library.reply = () => answer('found', quotes);
  library.finding = { kind: 'nearest', answer: answer('related', quotes) };
  library.entries = quotes.map((one) => ({ quote: one, gapBefore: 7 }));
  return quotes;
}

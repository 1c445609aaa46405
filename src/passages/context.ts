import type { Article } from '../articles/article.js';
import { headerOf } from '../articles/table.js';
import type { Span } from '../text/span.js';
import type { Passage } from './passage.js';
import { spokenSentences } from './spoken-sentences.js';

/** The longest context before a passage, in characters, so that a long title can't crowd out the text. */
const MAX_CONTEXT = 160;

/**
 * How much of a title is kept, in UTF-16 code units, more than any real one has: every passage is found by it, and
 * pays for it.
 */
const LONGEST_TITLE = 500;

/**
 * How much of a question's end is kept, in UTF-16 code units: as much as helps to find its answer, since what is
 * asked is at the end.
 */
const MAX_QUESTION = 80;

/** What a passage's place in its article says about it: title, nearest headings, speaker, question, its table's header. */
export function contextOf(article: Article, passage: Omit<Passage, 'articleId' | 'end'>): string[] {
  const { headings, speaker, question, start } = passage;
  const header = headerOf(article, start);
  const asked = question
    ? article.text.slice(Math.max(question.start, question.end - MAX_QUESTION), question.end)
    : '';
  const title = article.title.slice(0, LONGEST_TITLE).toWellFormed();
  return [
    title,
    ...headings.slice(-2),
    speaker ?? '',
    asked.toWellFormed(),
    header ? article.text.slice(header.start, header.end) : '',
  ].filter(Boolean);
}

/** What is embedded for a passage: its text behind its context. */
export function contextualText(article: Article, passage: Omit<Passage, 'articleId'>): string {
  const context = [...contextOf(article, passage).join(' · ')].slice(0, MAX_CONTEXT).join('');
  return `${context}\n${article.text.slice(passage.start, passage.end)}`;
}

/** The same with the places of the passage's sentences in it, in the order of `spokenSentences`. */
export function embeddingInput(article: Article, passage: Passage): { text: string; spans: Span[] } {
  const text = contextualText(article, passage);
  const shift = text.length - passage.end;
  const spans = spokenSentences(article, passage).map(({ start, end }) => ({
    start: start + shift,
    end: end + shift,
  }));
  return { text, spans };
}

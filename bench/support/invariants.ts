import { findQuotation } from '../../src/answer/find-quotation.js';
import { widen } from '../../src/answer/widen.js';
import type { Article } from '../../src/articles/article.js';
import { parseArticle } from '../../src/articles/parse.js';
import { pagesOf } from '../../src/discord/commands/source/pages.js';
import { blockQuote } from '../../src/discord/render/quote.js';
import { UserError } from '../../src/errors.js';
import { chunk, DEFAULT_CHUNK_OPTIONS } from '../../src/passages/chunk.js';
import { embeddingInput } from '../../src/passages/context.js';
import { spokenSentences } from '../../src/passages/spoken-sentences.js';
import { fold } from '../../src/text/fold.js';
import { onlyLetters } from '../../src/text/letters.js';
import { sentencesOf } from '../../src/text/sentences.js';
import type { Span } from '../../src/text/span.js';
import { tokenize } from '../../src/text/tokenize.js';
import { indexOfArticle } from '../../test/support/growth/index-of-article.js';

/** Fewer letters are looked for nowhere. */
const LEAST_LETTERS = 6;
const LONGEST_EMBED = 4000;

/** What is not as it always has to be when a file with this text is read, cut, quoted and shown; a sentence each. */
export async function brokenIn(source: string, path: string): Promise<string[]> {
  const article = read(source, path);
  if (article === null) return [];
  return [
    ...brokenArticle(article),
    ...brokenTerms(article.text),
    ...brokenPassages(article),
    ...brokenPages(article),
    ...(await brokenQuotation(article)),
  ];
}

function read(source: string, path: string): Article | null {
  try {
    return parseArticle(path, Buffer.from(source)).article;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function brokenArticle({ text, blocks, turns, title }: Article): string[] {
  return [
    ...unless(text.isWellFormed() && title.isWellFormed(), 'half a character in the text or title'),
    ...unless(title.trim() !== '', 'no title'),
    ...unless(areInOrder(blocks, text), 'blocks overlap or lie outside'),
    ...unless(areInOrder(turns, text), 'turns overlap or lie outside'),
    ...unless(
      turns.every(({ start, textStart, end }) => start < textStart && textStart < end),
      'a turn is empty',
    ),
    ...unless(areInOrder(sentencesOf(text), text), 'sentences overlap or lie outside'),
  ];
}

function brokenTerms(text: string): string[] {
  const folded = fold(text);
  const tokens = tokenize(text);
  return [
    ...unless(folded.length === text.length, 'the folded text has another length'),
    ...unless(
      tokens.every(({ start, end, term }) => start < end && end <= text.length && term !== ''),
      'a term lies outside, or is empty',
    ),
  ];
}

function brokenPassages(article: Article): string[] {
  const passages = chunk(article, DEFAULT_CHUNK_OPTIONS, ({ length }) => length);
  const said = spokenSentences(article, { start: 0, end: article.text.length });
  const quoted = passages.map((passage) => widen(article, passage, 2));
  const isLost = said.some(
    ({ start }) => !passages.some((passage) => passage.start <= start && start < passage.end),
  );
  return [
    ...unless(areInOrder(passages, article.text), 'passages overlap or lie outside'),
    ...unless(
      passages.every(
        ({ start, end }) =>
          end - start <= DEFAULT_CHUNK_OPTIONS.maxCharacters || isOneGrapheme(article.text.slice(start, end)),
      ),
      'a passage is too long',
    ),
    ...unless(!isLost, 'a sentence is in no passage'),
    ...unless(
      quoted.every(({ start, end }) => start >= 0 && end <= article.text.length),
      'a quote lies outside',
    ),
    ...unless(
      passages.every((passage) => {
        const { text, spans } = embeddingInput(article, passage);
        return text.isWellFormed() && spans.every(({ start, end }) => start < end && end <= text.length);
      }),
      'the sentences of what is embedded lie outside',
    ),
  ];
}

function brokenPages({ text, blocks }: Article): string[] {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  const pages = pagesOf(text, undefined, headings);
  const shown = blockQuote({ text, start: 0, highlights: [] }, LONGEST_EMBED, (count) => `${count} more`);
  return [
    ...unless(
      pages.map(({ start, end }) => text.slice(start, end)).join('') === text,
      'the pages are not the text',
    ),
    ...unless(shown.length <= LONGEST_EMBED, 'a quote is longer than there is room for'),
  ];
}

/** A sentence of the article is found in it word for word, and what is quoted stands there. */
async function brokenQuotation(article: Article): Promise<string[]> {
  const { index, text } = await indexOfArticle(article.text);
  const sentence = sentencesOf(text)
    .map(({ start, end }) => text.slice(start, end))
    .find((words) => onlyLetters(words).length >= LEAST_LETTERS && words.length < 300);
  if (sentence === undefined) return [];
  const finding = await findQuotation(index, null, sentence);
  const quotes = finding.kind === 'nearest' ? finding.answer.quotes : [finding.quote];
  return [
    ...unless(finding.kind !== 'nearest' || quotes.length === 0, 'a sentence of the text is not found'),
    ...unless(
      quotes.every(({ text: words, start, end }) => text.slice(start, end) === words),
      'a quote is not in the text',
    ),
    ...unless(
      quotes.every(({ text: words }) => words.isWellFormed()),
      'a quote has half a character',
    ),
  ];
}

function areInOrder(spans: readonly Span[], { length }: string): boolean {
  return spans.every(
    ({ start, end }, i) => start < end && start >= (spans[i - 1]?.end ?? 0) && end <= length,
  );
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

function isOneGrapheme(text: string): boolean {
  return [...graphemes.segment(text)].length === 1;
}

function unless(holds: boolean, what: string): string[] {
  return holds ? [] : [what];
}

import type { Article } from '../../articles/article.js';
import { blockAt, headerOf, tableAt } from '../../articles/table.js';
import { spokenSentences } from '../../passages/spoken-sentences.js';
import { sentencesOf } from '../../text/sentences.js';
import type { Span } from '../../text/span.js';
import { antecedentOf } from './antecedent.js';
import { leadsOn } from './leads-on.js';
import { aroundShortAnswer } from './short-answers.js';

/** A stretch to quote, with what is set in bold in it. */
export interface Quoted extends Span {
  readonly highlights: readonly Span[];
}

/** The parts of an article from which quotes are completed. */
export type QuotedArticle = Pick<Article, 'text' | 'blocks' | 'turns'>;

export interface CompleteOptions {
  /** The longest quote that anything is added to, in UTF-16 code units. */
  readonly most: number;
  /** Whether questions are wanted. */
  readonly mayAsk: boolean;
}

/** Grows a quote, or leaves it as it is if there is nothing to add or no room for it. */
type Completion = (article: QuotedArticle, quoted: Quoted, options: CompleteOptions) => Quoted;

/**
 * A quote with what it can't be understood without, all of it the article's own words and in one stretch: whole rows
 * of a table with their header, a list's items with the line that leads to them, the sentence before a pronoun that
 * it begins with, what follows a question or a colon, and the context of a one-word answer.
 */
export function complete(article: QuotedArticle, quoted: Quoted, options: CompleteOptions): Quoted {
  return STEPS.reduce((grown, step) => step(article, grown, options), quoted);
}

const STEPS: readonly Completion[] = [
  wholeRows,
  withHeader,
  withItems,
  withLead,
  withAntecedent,
  withNext,
  withQuestion,
];

/** Whole rows, in the quote and in bold: cells alone would have no header. */
function wholeRows(article: QuotedArticle, quoted: Quoted, { most }: CompleteOptions): Quoted {
  const span = rowsAt(article, quoted);
  if (span.end - span.start > most) return quoted;
  return { ...span, highlights: quoted.highlights.map((highlight) => rowsAt(article, highlight)) };
}

function rowsAt(article: QuotedArticle, { start, end }: Span): Span {
  const { text } = article;
  const first = tableAt(article, start);
  const last = tableAt(article, end - 1);
  const newline = text.indexOf('\n', end);
  return {
    start: first ? Math.max(first.start, text.lastIndexOf('\n', start - 1) + 1) : start,
    end: last ? Math.min(last.end, newline < 0 ? last.end : newline) : end,
  };
}

/** From the table's header on: its words and the cells' are the article's own, and so are the rows between. */
function withHeader(article: QuotedArticle, quoted: Quoted, { most }: CompleteOptions): Quoted {
  const header = headerOf(article, quoted.start);
  return header && quoted.end - header.start <= most ? { ...quoted, start: header.start } : quoted;
}

/** All items of a list that fit, if the quote has the line that leads to them: it announces them. */
function withItems({ text, blocks }: QuotedArticle, quoted: Quoted, { most }: CompleteOptions): Quoted {
  const at = blockAt(blocks, quoted.end - 1);
  const last = blocks[at];
  const list = last?.kind === 'list' ? last : blocks[at + 1];
  const lead = last?.kind === 'list' ? blocks[at - 1] : last;
  if (list?.kind !== 'list' || !lead || !isLead(text, lead) || quoted.start >= lead.end) return quoted;
  const end = lastLineEnd(text, list, quoted.start + most);
  if (end <= Math.max(quoted.end, list.start)) return quoted;
  const items = { start: list.start, end };
  const isLeadAlone = quoted.highlights.every((highlight) => highlight.end <= lead.end);
  return { start: quoted.start, end, highlights: isLeadAlone ? [items] : quoted.highlights };
}

/** The line that leads to a list's items, if the quote begins with one of them. */
function withLead({ text, blocks }: QuotedArticle, quoted: Quoted, { most }: CompleteOptions): Quoted {
  const at = blockAt(blocks, quoted.start);
  const lead = blocks[at - 1];
  if (blocks[at]?.kind !== 'list' || !lead || !isLead(text, lead)) return quoted;
  const start = sentencesOf(text, lead).at(-1)?.start ?? lead.start;
  return quoted.end - start <= most ? { ...quoted, start } : quoted;
}

/** The sentence that explains the pronoun at a quote's beginning. */
function withAntecedent(article: QuotedArticle, quoted: Quoted, { most }: CompleteOptions): Quoted {
  const before = antecedentOf(article, quoted);
  return before && quoted.end - before.start <= most ? { ...quoted, start: before.start } : quoted;
}

function isLead(text: string, { kind, start, end }: QuotedArticle['blocks'][number]): boolean {
  return kind === 'paragraph' && /[:：]$/.test(text.slice(start, end).trimEnd());
}

/** Where the last line ends that is in a span and ends before a limit; where the span begins if none does. */
function lastLineEnd(text: string, { start, end }: Span, limit: number): number {
  if (end <= limit) return end;
  const lines = text.slice(start, Math.max(start, text.lastIndexOf('\n', limit)));
  return start + lines.trimEnd().length;
}

/** How much of what follows is looked at, in UTF-16 code units. */
const AHEAD = 400;

/** The sentence after a quote that leads on to it, cut off by the end of the passage. */
function withNext(article: QuotedArticle, quoted: Quoted, { most, mayAsk }: CompleteOptions): Quoted {
  const { text, turns } = article;
  const last = sentencesOf(text, quoted).at(-1);
  const ahead = { start: quoted.end, end: Math.min(text.length, quoted.end + AHEAD) };
  const [next, after] = spokenSentences(article, ahead);
  if (!last || !next || !leadsOn(article, last, next, mayAsk)) return quoted;
  const turn = turns.find(({ textStart, end }) => textStart <= quoted.start && quoted.end <= end) ?? null;
  const isWhole = after !== undefined || ahead.end === text.length;
  if (next.turn !== turn || !isWhole || next.end - quoted.start > most) return quoted;
  const isQuestionAlone = quoted.highlights.every(({ end }) => end === quoted.end);
  const { start, end } = next;
  return { start: quoted.start, end, highlights: isQuestionAlone ? [{ start, end }] : quoted.highlights };
}

/** The context without which a one-word answer says nothing. */
function withQuestion(article: QuotedArticle, quoted: Quoted, { most, mayAsk }: CompleteOptions): Quoted {
  const around = mayAsk ? null : aroundShortAnswer(article, quoted, most);
  if (!around) return quoted;
  const { start, end, next } = around;
  return { start, end, highlights: next ? [...quoted.highlights, next] : quoted.highlights };
}

import { areReposts, type Hit, passageText, textIdOf } from '../hit.js';
import type { Intents } from '../question/intents.js';
import type { RankedHit } from '../ranking/rank.js';
import type { ScoredSentence } from '../ranking/sentence-scores.js';
import { holdsNearly, nearDuplicatesAmong } from './duplicates.js';
import type { QuotePage } from './pages.js';
import { completed, type Quote, type QuoteCosts, selectQuote } from './quote.js';

/** A hit and a quote taken from it. */
export interface QuotedHit extends RankedHit {
  readonly quote: Quote;
}

/** How many quotes one passage gives, and the probability within it that the second must have. */
const PER_PASSAGE = 2;
const MIN_SECOND = 0.05;
/**
 * The factor by which a quote is worth less for each one before it from the same passage, and from the same text:
 * others come first unless they are clearly weaker.
 */
const WORTH = { samePassage: 0.1, sameText: 0.5 } as const;

/**
 * The first quote is the best passage's. Each of the others is the one with the largest product of its passage's
 * probability and its own within it; an article gives a second one only if the others are clearly weaker. A page
 * continues where the one before ended, no matter how much more was read for it. The first page that is not full is
 * the last one. Each quote is chosen when it is asked for.
 */
export function* chooseQuotes(
  pages: readonly QuotePage[],
  { interviewersQuestions }: Pick<Intents, 'interviewersQuestions'>,
  costs: QuoteCosts,
): Generator<QuotedHit, void> {
  const sources = new Map<RankedHit, Source>();
  const quoted: QuotedHit[] = [];
  const saysTheSame = sameAmong();
  for (const { end, read } of pages) {
    for (const item of read)
      if (!sources.has(item)) sources.set(item, new Source(item, interviewersQuestions, costs));
    yield* fill(
      quoted,
      end,
      read.flatMap((item) => sources.get(item) ?? []),
      saysTheSame,
    );
    if (quoted.length < end) return;
  }
}

type SaysTheSame = (quoted: QuotedHit, other: QuotedHit) => boolean;

/** Adds quotes, up to a number. */
function* fill(
  quoted: QuotedHit[],
  end: number,
  sources: readonly Source[],
  saysTheSame: SaysTheSame,
): Generator<QuotedHit, void> {
  while (quoted.length < end) {
    const source = nextOf(sources, quoted);
    const candidate = source?.quoted();
    if (!source || !candidate) return;
    const isNew = quoted.every((other) => !saysTheSame(candidate, other));
    source.moveOn(isNew, candidate.quote);
    if (!isNew) continue;
    quoted.push(candidate);
    yield candidate;
  }
}

function nextOf(sources: readonly Source[], quoted: readonly QuotedHit[]): Source | null {
  const left = sources.filter(({ next }) => next);
  if (quoted.length === 0) return left[0] ?? null;
  return best(left, ({ item: { hit }, promise }) => promise * worthBeside(quoted, hit));
}

/** A passage, and what can still be quoted from it. */
class Source {
  readonly item: RankedHit;
  /** The best quote that is left, not yet completed, or null. */
  next: Quote | null;
  readonly #costs: QuoteCosts;
  readonly #mayAsk: boolean;
  #left: (readonly ScoredSentence[])[];
  #taken = 0;

  constructor(item: RankedHit, mayAsk: boolean, costs: QuoteCosts) {
    this.item = item;
    this.#mayAsk = mayAsk;
    this.#costs = costs;
    // An interviewer's question helps to find an answer, and is not quoted as one.
    const quotable = item.sentences.filter(({ turn }) => mayAsk || !turn?.isQuestion);
    this.#left = [quotable];
    this.next = this.#bestOf(quotable);
  }

  /** The probability that the next quote holds the answer, 0..1. */
  get promise(): number {
    return this.item.probability * (this.next?.probability ?? 0);
  }

  /** The passage with its next quote. */
  quoted(): QuotedHit | null {
    const { item, next } = this;
    return next && { ...item, quote: completed(item.article, next, this.#mayAsk) };
  }

  /** Skips the next quote, which is completed. If it repeats what others have said, so does its passage. */
  moveOn(isNew: boolean, quote: Quote): void {
    this.next = null;
    if (!isNew || ++this.#taken === PER_PASSAGE) return;
    this.#left = this.#left.flatMap((run) => without(run, quote));
    const quotes = this.#left
      .flatMap((run) => this.#bestOf(run.filter(saysSomething)) ?? [])
      .filter(({ probability }) => probability >= MIN_SECOND);
    this.next = best(quotes, ({ probability }) => probability);
  }

  #bestOf(run: readonly ScoredSentence[]): Quote | null {
    return selectQuote(this.item.article, run, this.#costs, this.#mayAsk);
  }
}

/** Whether a sentence has anything to do with the question. */
function saysSomething({ terms, cosine }: ScoredSentence): boolean {
  return terms.size > 0 || cosine !== null;
}

/** The sentences before a quote, and those after it. */
function without(run: readonly ScoredSentence[], { start, end }: Quote): (readonly ScoredSentence[])[] {
  return [
    run.filter((sentence) => sentence.end <= start),
    run.filter((sentence) => sentence.start >= end),
  ].filter(({ length }) => length > 0);
}

function best<T>(items: readonly T[], value: (item: T) => number): T | null {
  let found: T | null = null;
  for (const item of items) if (found === null || value(item) > value(found)) found = item;
  return found;
}

function worthBeside(quoted: readonly QuotedHit[], hit: Hit): number {
  const ofText = quoted.filter((other) => textIdOf(other.hit) === textIdOf(hit));
  const ofPassage = ofText.filter((other) => other.hit.passage === hit.passage);
  return WORTH.sameText ** ofText.length * WORTH.samePassage ** ofPassage.length;
}

function sameAmong(): SaysTheSame {
  const areDuplicates = nearDuplicatesAmong();
  return (quoted, other) => areDuplicates(quoteText(quoted), quoteText(other)) || isSamePlace(quoted, other);
}

/** Whether one of two reposts quotes what is in the other's passage: they may be cut at other places. */
function isSamePlace(quoted: QuotedHit, other: QuotedHit): boolean {
  if (!areReposts(quoted.hit, other.hit)) return false;
  return (
    holdsNearly(passageText(other), quoteText(quoted)) || holdsNearly(passageText(quoted), quoteText(other))
  );
}

function quoteText({ article, quote }: QuotedHit): string {
  return article.text.slice(quote.start, quote.end);
}

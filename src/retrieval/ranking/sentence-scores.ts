import { isInHeading } from '../../articles/table.js';
import { contextOf } from '../../passages/context.js';
import type { Passage } from '../../passages/passage.js';
import { type SpokenSentence, spokenSentences } from '../../passages/spoken-sentences.js';
import type { ReadHit } from '../hit.js';
import { type AnswerKind, kindsGiven } from '../question/cues.js';
import type { WeighedQuestion } from '../question/weights.js';
import type { CountedHit } from './read-hits.js';
import { withProbabilities } from './softmax.js';

/** What a sentence shows about whether it holds the answer. */
export interface SentenceEvidence {
  /** The question's terms that it has. */
  readonly terms: ReadonlySet<string>;
  /** Its cosine to the question, -1..1, or null without vectors. */
  readonly cosine: number | null;
  /** The share of the question's wording, by its worth in this passage, that it has, 0..1. */
  readonly lexical: number;
  /** The kinds of answer wanted by the question that it may give. */
  readonly kinds: ReadonlySet<AnswerKind>;
  /** Whether it is a heading, which says what the text below is about. */
  readonly isHeading: boolean;
}

/** A sentence of a passage and how well it matches the question. */
export interface ScoredSentence extends SpokenSentence, SentenceEvidence {
  /** The probability that it holds the answer, among all sentences of its passage, 0..1. */
  readonly probability: number;
}

/** A hit whose sentences have been scored. */
export interface ScoredHit extends CountedHit {
  readonly sentences: readonly ScoredSentence[];
}

/** How much each feature says about the place of the answer, in a softmax over a passage's sentences. */
export interface SentenceWeights {
  readonly cosine: number;
  /** For the share of the question's wording that it has, and that the sentences before and after it have. */
  readonly lexical: number;
  readonly before: number;
  readonly after: number;
  /** For the natural logarithm of its length in UTF-16 code units. */
  readonly length: number;
  /** For each kind of answer that is wanted and that it may give. */
  readonly kinds: Readonly<Record<AnswerKind, number>>;
}

/** The parts of a question by which sentences are scored. */
export type SoughtAnswer = Pick<WeighedQuestion, 'wording' | 'weightOf' | 'find' | 'intents'>;

/** The worth of a term that is in the passage's title or heading already: in its sentences it says little. */
const SAID_ALREADY = 0.2;

/**
 * What a heading's score is lowered by: however much it repeats the question, the answer is below it. A passage of
 * headings alone still has a best one.
 */
export const HEADING_COST = 10;

/**
 * Scores the sentences of a passage.
 *
 * @param cosines of its sentences to the question, in their order; null to use only words
 */
export function scoreSentences(
  read: ReadHit,
  cosines: readonly number[] | null,
  question: SoughtAnswer,
  weights: SentenceWeights,
): ScoredSentence[] {
  const shown = evidenceOf(read, cosines, question);
  const neighboured = shown.map((sentence, i) => ({ sentence, before: shown[i - 1], after: shown[i + 1] }));
  return withProbabilities(neighboured, ({ sentence, before, after }) => {
    const { cosine, lexical, kinds, isHeading, start, end } = sentence;
    return (
      weights.cosine * (cosine ?? 0) +
      weights.lexical * lexical +
      weights.before * (before?.lexical ?? 0) +
      weights.after * (after?.lexical ?? 0) +
      weights.length * Math.log(end - start) +
      [...kinds].reduce((sum, kind) => sum + weights.kinds[kind], 0) -
      (isHeading ? HEADING_COST : 0)
    );
  }).map(({ sentence, probability }) => ({ ...sentence, probability }));
}

/** @throws Error if there are cosines but not one for each sentence */
function evidenceOf(
  { hit: { passage }, article }: ReadHit,
  cosines: readonly number[] | null,
  question: SoughtAnswer,
): (SpokenSentence & SentenceEvidence)[] {
  const shareOf = sharesBeside(question.find(contextOf(article, passage).join('\n')), question);
  const sentences = spokenSentences(article, passage);
  if (cosines && cosines.length !== sentences.length) throw otherSentences(passage, sentences, cosines);
  return sentences.map((sentence, i) => {
    const text = article.text.slice(sentence.start, sentence.end);
    const terms = question.find(text);
    const kinds = kindsGiven(text, question.intents.kinds);
    const isHeading = isInHeading(article.blocks, sentence.start);
    return { ...sentence, terms, lexical: shareOf(terms), kinds, isHeading, cosine: cosines?.[i] ?? null };
  });
}

/** The share of the question's worth that some of its terms have, apart from what a context has said already. */
function sharesBeside(
  said: ReadonlySet<string>,
  { wording, weightOf }: SoughtAnswer,
): (terms: ReadonlySet<string>) => number {
  const worthOf = (term: string): number => weightOf(term) * (said.has(term) ? SAID_ALREADY : 1);
  const total = wording.reduce((sum, term) => sum + worthOf(term), 0);
  return (terms) => (total === 0 ? 0 : [...terms].reduce((sum, term) => sum + worthOf(term), 0) / total);
}

function otherSentences(
  { articleId, start }: Passage,
  found: readonly unknown[],
  kept: readonly unknown[],
): Error {
  return new Error(
    `The passage of ${articleId} at ${start} has ${found.length} sentences, and the index has vectors of ${kept.length}.`,
  );
}

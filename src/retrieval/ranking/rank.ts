import type { Article } from '../../articles/article.js';
import { contextOf } from '../../passages/context.js';
import type { TermFinder } from '../../text/finder.js';
import type { QuestionWord } from '../question/query.js';
import type { Hit } from './fuse.js';
import { type ScoredSentence, softmax } from './sentences.js';

/** A hit whose text was read. */
export interface ReadHit {
  readonly hit: Hit;
  readonly article: Article;
  readonly sentences: readonly ScoredSentence[];
  /** How many hits must be read for this one to be read, itself included; see `readAll` for those that don't count. */
  readonly nth: number;
}

/** What a passage that was read shows of whether it answers. */
export interface Evidence {
  /** Its cosine to the question, -1..1, or null without vectors. */
  readonly cosine: number | null;
  /** The best cosine of its sentences, -1..1, or null without vectors. */
  readonly sentence: number | null;
  /** The share of the question's words, by their weight, that it holds, its context included, 0..1. */
  readonly coverage: number;
  /** The largest share of them that one of its sentences holds, its speaker's name included, 0..1. */
  readonly densest: number;
  /** Its BM25 by the question's weight, 0 or more, seldom above 1. */
  readonly lexical: number;
  /** The natural logarithm of its length in UTF-16 code units. */
  readonly length: number;
}

/** A hit with the evidence that its place rests on. */
export interface RankedHit extends ReadHit {
  readonly evidence: Evidence;
  /** The probability that it, of all that was read, holds the answer, 0..1. */
  readonly probability: number;
}

/** The question that hits are ranked for. */
export interface RankedFor {
  readonly words: readonly QuestionWord[];
  /** Of the words and their parts. */
  readonly weights: ReadonlyMap<string, number>;
  /** Finds the words and their parts, and maybe other terms. */
  readonly find: TermFinder;
  /** The sum of the weights of all that was asked of the keyword index. */
  readonly weight: number;
}

/** What each piece of evidence counts; the weights add up to 1, so that scores mostly lie between 0 and 1. */
type RankWeights = Readonly<Record<keyof Evidence, number>>;

/**
 * Fitted as a softmax over the best hits of each question of CMRC 2018 and XQuAD (English), by halves of both;
 * docs/retrieval.md has what that gave on the halves it was not fitted to, and from either set to the other.
 */
const WITH_VECTORS: RankWeights = {
  cosine: 0.311,
  sentence: 0.232,
  coverage: 0.197,
  densest: 0.115,
  lexical: 0.115,
  length: 0.03,
};

/** The same without the vectors. */
const KEYWORDS_ONLY: RankWeights = {
  cosine: 0,
  sentence: 0,
  coverage: 0.331,
  densest: 0.188,
  lexical: 0.43,
  length: 0.051,
};

/** What a score is worth as a logit: what the weights added up to when they were fitted. */
const LOGIT = { withVectors: 30, keywordsOnly: 16.6 } as const;

/**
 * Sorts what was read anew, now by all that its text shows. The scores become those of the evidence.
 *
 * @param read hits with the question's terms found in their sentences
 */
export function rank(read: readonly ReadHit[], question: RankedFor): RankedHit[] {
  const scored = read.map((item) => {
    const evidence = evidenceOf(item, question);
    return { ...item, evidence, hit: { ...item.hit, score: score(evidence) } };
  });
  const probabilities = softmax(
    scored.map(({ hit }) => hit.score * (hit.cosine === null ? LOGIT.keywordsOnly : LOGIT.withVectors)),
  );
  return scored
    .map((item, i) => ({ ...item, probability: probabilities[i] ?? 0 }))
    .sort((a, b) => b.hit.score - a.hit.score);
}

function evidenceOf({ hit, article, sentences }: ReadHit, question: RankedFor): Evidence {
  const context = question.find(contextOf(article, hit.passage).join('\n'));
  // Whoever asks what a person thinks names them; they themselves don't.
  const speaker = question.find(hit.passage.speaker ?? '');
  return {
    cosine: hit.cosine,
    sentence: bestCosine(sentences),
    coverage: shareOf(new Set([...context, ...sentences.flatMap(({ terms }) => [...terms])]), question),
    densest: Math.max(0, ...sentences.map(({ terms }) => shareOf(new Set([...speaker, ...terms]), question))),
    lexical: question.weight === 0 ? 0 : hit.lexical / question.weight,
    length: Math.log(Math.max(1, hit.passage.end - hit.passage.start)),
  };
}

/**
 * The share of a question's words, by their weight, that are among some terms. By words and not by terms: those of
 * three characters and more have overlapping parts, and would count several times.
 */
function shareOf(terms: ReadonlySet<string>, { words, weights }: RankedFor): number {
  const weightOf = ({ forms }: QuestionWord): number =>
    Math.min(...forms.map((form) => weights.get(form) ?? 0));
  const total = sum(words.map(weightOf));
  return total === 0 ? 0 : sum(words.map((word) => weightOf(word) * heldOf(word, terms))) / total;
}

/** How much of a word is among some terms, 0..1. */
function heldOf({ forms, parts }: QuestionWord, terms: ReadonlySet<string>): number {
  if (forms.some((form) => terms.has(form))) return 1;
  return parts.length === 0 ? 0 : parts.filter((part) => terms.has(part)).length / parts.length;
}

function score(evidence: Evidence): number {
  const weights = evidence.cosine === null ? KEYWORDS_ONLY : WITH_VECTORS;
  return (
    weights.cosine * (evidence.cosine ?? 0) +
    weights.sentence * (evidence.sentence ?? 0) +
    weights.coverage * evidence.coverage +
    weights.densest * evidence.densest +
    weights.lexical * evidence.lexical +
    weights.length * evidence.length
  );
}

function bestCosine(sentences: readonly ScoredSentence[]): number | null {
  const cosines = sentences.flatMap(({ cosine }) => (cosine === null ? [] : [cosine]));
  return cosines.length > 0 ? Math.max(...cosines) : null;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

import type { PassageIndex } from '../../index/passage-index.js';
import { type TermFinder, termFinder } from '../../text/finder.js';
import { rarityOf } from '../../text/rarity.js';
import { type Question, worthIn } from './question.js';
import { leastWeight, type Share, sharesOf } from './shares.js';
import type { QuestionWord } from './terms.js';

/** A question whose terms have been weighed by one index. */
export interface WeighedQuestion extends Question {
  /**
   * How much a term says, above 0: the rarer it is in the index, the more.
   *
   * @throws Error if it is not a term of the question
   */
  readonly weightOf: (term: string) => number;
  /**
   * How much a word of it says by the language at large, 0..1 (`rarityOf`); less if it only comes from a former
   * question.
   */
  readonly saysOf: (word: QuestionWord) => number;
  /** Shares of its words by their weight in the index, by what they say in the language at large, and by both at once. */
  readonly shares: { readonly byWeight: Share; readonly bySaying: Share; readonly byBoth: Share };
  /** The sum of the weights of all terms for the keyword index. */
  readonly weight: number;
  /** Finds the question's wording in texts. */
  readonly find: TermFinder;
}

/** How many passages without a term are added to an index's own: a small index knows little about rarity. */
const UNSEEN = 50;

/** Looks up how rare a question's terms are in an index. */
export async function weigh(index: PassageIndex, question: Question): Promise<WeighedQuestion> {
  const terms = new Set([
    ...searchedTerms(question),
    ...question.wording,
    ...question.words.flatMap(({ forms }) => forms),
  ]);
  const frequencies = await index.documentFrequencies([...terms]);
  const { passages } = index.info;
  return withWeights(
    question,
    new Map(
      [...terms].map((term) => [
        term,
        rarity(frequencies.get(term) ?? 0, passages) * worthIn(question, term),
      ]),
    ),
  );
}

/** A question with weights from elsewhere. */
export function withWeights(question: Question, weights: ReadonlyMap<string, number>): WeighedQuestion {
  const weightOf = (term: string): number => {
    const weight = weights.get(term);
    if (weight === undefined) throw new Error(`“${term}” is no term of the question that was weighed`);
    return weight;
  };
  const says = new Map(question.words.map(({ term }) => [term, rarityOf(term) * worthIn(question, term)]));
  const saysOf = ({ term }: QuestionWord): number => says.get(term) ?? 0;
  const leastOf = leastWeight(weightOf);
  return {
    ...question,
    weightOf,
    saysOf,
    shares: {
      byWeight: sharesOf(question.words, leastOf),
      bySaying: sharesOf(question.words, saysOf),
      byBoth: sharesOf(question.words, (word) => leastOf(word) * saysOf(word)),
    },
    weight: searchedTerms(question).reduce((sum, term) => sum + weightOf(term), 0),
    find: termFinder(question.wording),
  };
}

function searchedTerms({ terms, former }: Question): readonly string[] {
  return [...terms, ...(former?.terms ?? [])];
}

/**
 * ln(1 + (N + 50 - n + 0.5) / (n + 0.5)), the IDF of BM25 as Lucene writes it, with fifty passages more. Always
 * positive.
 */
function rarity(frequency: number, passages: number): number {
  const n = Math.min(frequency, passages);
  return Math.log(1 + (passages + UNSEEN - n + 0.5) / (n + 0.5));
}

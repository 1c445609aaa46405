import { hasHan } from '../../text/letters.js';
import { rarityOf } from '../../text/rarity.js';
import { type Question, readQuestion } from './question.js';
import type { QuestionWord } from './terms.js';

/** How many former questions are read at most, the newest ones. */
const FORMER_MOST = 4;
/** How many words a former question lends, the most telling ones: it may be a whole message. */
const LENT_MOST = 8;
/** What former questions lend, compared with the new one's own. */
export interface LentWeights {
  /** How much one of their words counts, 0..1. */
  readonly words: number;
  /** The share of their vector, 0..1. */
  readonly meaning: number;
}

/** Up to here, all words of a question together say too little to be about anything (`rarityOf`). */
const LITTLE = 0.5;
/** The same for a question that points back: with what else it names, it can be told apart from others. */
const LITTLE_POINTING = 2;
/** From here on a word is a subject. */
const SUBJECT = 0.75;
/** Words that say less are not part of an unfinished question's topic, and the most words that such a topic has. */
const TELLING = 0.15;
const UNFINISHED_MOST = 2;

/** Refers to something that was named before: 它, 这个模型, that one; or continues from it: 那, 然后. */
const POINTS =
  /这(?!个?(?:季度|学期|星期|礼拜|[年月周天]))|[它他她其此]|那[个些位种次里样]|(?:^|[,，.。!！?？;；~]\s*)(?:那|然后|所以|后来|最后)|\b(?:it|its|he|him|his|she|her|they|them|their|this|that|these|those|there|then)\b/u;
/** Names a thing and leaves out what is asked about it: 那训练呢, what about cost, and the price. */
const UNFINISHED =
  /^(?:(?:and|but|or|so) )?(?:what|how) about\b|^and (?!(?:what|who|whom|whose|which|when|where|why|how|is|are|was|were|do|does|did|can|could|will|would|has|have|should)\b)|^(?!.*(?:什么|怎|如何|为何|谁|哪|几|多少|多[久大长高远重]|咋|啥|何时|吗)).*呢[\s?？!！。]*$/u;
/** Asks the people who are there, and no article. */
const ADDRESSES = /[你您]|\b(?:you|your)\b/u;
/** A name in a question in Latin letters, not where a sentence begins. */
const NAME = /(?<=[^\s.!?]\s+)(?!I\b)\p{Lu}/u;

/**
 * The former questions that a question continues from: the newest that has a subject, or else the newest that says
 * anything, and those after it. None if the question has a subject itself.
 *
 * @param before all former questions, the newest last
 */
export function formersOf(question: Question, before: readonly string[]): readonly Question[] {
  if (before.length === 0 || !lacksSubject(question)) return [];
  const formers = before.slice(-FORMER_MOST).map(readQuestion);
  const asked = ({ intents }: Question): boolean => intents.chat === null && !intents.saysNothing;
  const withSubject = formers.findLastIndex((former) => asked(former) && !lacksSubject(former));
  const from = withSubject < 0 ? formers.findLastIndex(asked) : withSubject;
  return from < 0 ? [] : formers.slice(from);
}

/** Whether it is understood only through what was said before. */
export function lacksSubject({ text, folded, words, named, intents }: Question): boolean {
  if (intents.chat !== null && (!intents.asks || intents.chat !== 'smallTalk' || ADDRESSES.test(folded)))
    return false;
  if (intents.saysNothing) return true;
  const says = words.map(sayingOf);
  if (UNFINISHED.test(folded) && says.filter((one) => one >= TELLING).length <= UNFINISHED_MOST) return true;
  const hasSubject = named.words.size + named.codes.length > 0 || NAME.test(text) || words.some(isSubject);
  const all = says.reduce((sum, one) => sum + one, 0);
  return !hasSubject && all < (POINTS.test(folded) ? LITTLE_POINTING : LITTLE);
}

/**
 * Whether a question that lacks a subject shows that it continues from another. One that does not (多少钱, 年假有几天) may be
 * short, and nevertheless clear.
 */
export function pointsBack({ folded, intents }: Question): boolean {
  return intents.saysNothing || UNFINISHED.test(folded) || POINTS.test(folded);
}

/** 那 and 这 are cut together with what follows: 那要几天. */
function sayingOf({ term }: QuestionWord): number {
  return /^[这那]/u.test(term) ? 0 : rarityOf(term);
}

/** What is rare in English is not yet the name of anything. */
function isSubject(word: QuestionWord): boolean {
  return /\p{N}/u.test(word.term) || (hasHan(word.term) && sayingOf(word) >= SUBJECT);
}

/**
 * A question completed by the words and the meaning of former ones. What it asks for and names stays its own: what a
 * former question names need not be in the answer.
 */
export function goingOn(question: Question, formers: readonly Question[], weights: LentWeights): Question {
  if (formers.length === 0) return question;
  const own: Pick<Question, 'terms' | 'wording' | 'words'> = question.intents.saysNothing
    ? { terms: [], wording: [], words: [] }
    : question;
  const words = lentWords(formers, new Set(own.words.map(({ term }) => term)));
  const ownTerms = new Set([...own.terms, ...own.wording]);
  const isLent = new Set(
    words
      .flatMap(({ term, parts, forms }) => [term, ...parts, ...forms])
      .filter((term) => !ownTerms.has(term)),
  );
  const lent = (terms: (former: Question) => readonly string[]): string[] => [
    ...new Set(formers.flatMap(terms).filter((term) => isLent.has(term))),
  ];
  return {
    ...question,
    intents: { ...question.intents, chat: null, lookup: false, saysNothing: false },
    inHan: [question, ...formers].some(({ inHan }) => inHan),
    isTranslated: [question, ...formers].some(({ isTranslated }) => isTranslated),
    terms: own.terms,
    wording: [...own.wording, ...lent(({ wording }) => wording)],
    words: [...own.words, ...words],
    former: {
      meaning: formers.map(({ meaning }) => meaning).join(' '),
      share: weights.meaning,
      terms: lent(({ terms }) => terms),
      worth: new Map([...isLent].map((term) => [term, weights.words])),
    },
  };
}

/** The most telling words of former questions, without those that the new one has. */
function lentWords(formers: readonly Question[], own: ReadonlySet<string>): QuestionWord[] {
  const words = formers.flatMap((former) => former.words).filter(({ term }) => !own.has(term));
  return [...new Map(words.map((word) => [word.term, word])).values()]
    .sort((a, b) => rarityOf(b.term) - rarityOf(a.term))
    .slice(0, LENT_MOST);
}

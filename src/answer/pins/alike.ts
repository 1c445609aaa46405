import type { Named } from '../../retrieval/question/named.js';
import type { Question } from '../../retrieval/question/question.js';
import { hasHan, onlyLetters } from '../../text/letters.js';
import { rarityOf } from '../../text/rarity.js';

/** What questions may ask for beyond `AnswerKind`. Folded. */
const ASKED: readonly (readonly [string, RegExp])[] = [
  ['who', /谁|哪位|何人|\bwho(?:m|se)?\b/u],
  ['whom', /(?<![是由被])谁\P{L}*$/u],
  ['how', /怎么(?!样)|如何|怎样|咋|\bhow (?!many|much|long|old|far|tall|large|big|often)/u],
  ['how long', /多久|多长时间|\bhow long\b/u],
  [
    'whether',
    /[吗嘛]|是否|是不是|能不能|可不可以|会不会|有没有|^(?:is|are|was|were|do|does|did|can|could|will|has|have)\b/u,
  ],
];
/** Asks a yes-or-no question, and negates nothing: 能不能. */
const EITHER = /(.)[不没]\1|有没有|可不可以/gu;
const DENIES = /[不没未]|无法|\bnot?\b|n['’]t\b|\bnever\b|\bwithout\b/u;

/** A word that says this much (`rarityOf`) must not be in only one of the questions: 营收 and 利润 make two of them. */
const TELLING = 0.17;

/** Whether two questions are the same letter by letter: case, width, script and punctuation don't matter. */
export function isSameText(a: Question, b: Question): boolean {
  return onlyLetters(a.text) === onlyLetters(b.text);
}

/**
 * Whether two questions may be the same by their words: they ask for the same, name the same and negate the same, and
 * neither has a telling word that the other lacks. Symmetric.
 */
export function hasSameWords(a: Question, b: Question): boolean {
  return (
    askedBy(a) === askedBy(b) &&
    denies(a) === denies(b) &&
    namesTheSame(a, b) &&
    !hasMore(a, b) &&
    !hasMore(b, a)
  );
}

/** Whether two questions consist of the same words, including those that say little. */
export function isSameInWords(a: Question, b: Question): boolean {
  const [one, other] = [a, b].map(({ words }) =>
    [...new Set(words.map(({ term }) => term))].sort().join(' '),
  );
  return one === other;
}

/** Whether two questions name the same years, numbers, versions and names. */
export function namesTheSame(a: Question, b: Question): boolean {
  return nameOf(a.named) === nameOf(b.named);
}

function askedBy({ folded, intents }: Question): string {
  const asked = ASKED.filter(([, pattern]) => pattern.test(folded)).map(([kind]) => kind);
  return [...intents.kinds, ...asked].sort().join();
}

function denies({ folded }: Question): boolean {
  return DENIES.test(folded.replace(EITHER, ''));
}

function nameOf({ years, months, days, numbers, words, codes }: Named): string {
  const sets = [years, months, days, numbers, words.keys(), codes.map(({ source }) => source)];
  return JSON.stringify(sets.map((set) => [...set].sort()));
}

/** Whether a question has a telling word that another one has neither as a word nor, in Han, by its characters. */
function hasMore(one: Question, other: Question): boolean {
  const known = new Set(other.words.map(({ term }) => term));
  const isThere = (term: string): boolean =>
    known.has(term) || (hasHan(term) && [...term].every((character) => other.folded.includes(character)));
  return one.words.some(({ term }) => rarityOf(term) >= TELLING && !isThere(term));
}

import type { Article } from '../../articles/article.js';
import { fold } from '../../text/fold.js';
import { sentencesOf } from '../../text/sentences.js';

/** The parts of an article that are compared. */
export type Titled = Pick<Article, 'title' | 'text'>;

/** The most sentences that are compared, of those that the other text lacks. */
const MOST_SENTENCES = 300;
/** How far from its place a sentence's counterpart is looked for, counted in sentences that the other text lacks. */
const REACH = 8;
/** The share of a sentence's character pairs, without figures, that its counterpart has, 0..1. */
const COUNTERPART = 0.6;
/** How many sentences of a long text must have other figures: a single one may be a corrected slip. */
const OTHER_FIGURES = 2;
/**
 * And what share of the sentences that differ, 0..1: rewriting a text changes a figure now and then, a new edition
 * changes most of them.
 */
const FIGURES_SHARE = 0.5;
/** From this many letters on a different word is another word and not a misspelling. */
const WORD = 2;
/** The largest share of letters that it may have in common with the other one, 0..1. */
const MOST_SHARED = 1 / 3;

const NUMBER = /[\p{Nd}〇零一二两三四五六七八九十百千万亿]+(?:[.,:][\p{Nd}]+)*/gu;

/**
 * Whether two articles that are nearly the same, word for word, say something else: the rule of another year with
 * other figures, the notice of another place, the list of another club. Such articles are not reposts, however alike.
 *
 * @param isShort whether the text is short: then a single figure or name makes the difference
 */
export function areEditions(a: Titled, b: Titled, isShort: boolean): boolean {
  const pairs = counterparts(lettersOfSentences(a.text), lettersOfSentences(b.text));
  const otherFigures = pairs.filter(([one, other]) => hasOtherFigures(one, other)).length;
  const titles: Pair = [fold(a.title), fold(b.title)];
  const least = isShort || hasOtherFigures(titles[0], titles[1]) ? 1 : OTHER_FIGURES;
  if (otherFigures >= Math.max(least, FIGURES_SHARE * pairs.length)) return true;
  const exchanged = pairs.map(([one, other]) => exchangedWords(one, other)).filter((words) => words !== null);
  return isShort
    ? exchanged.length > 0
    : exchanged.some(([one, other]) => titles[0].includes(one) && titles[1].includes(other));
}

/** The sentences of a text, folded and reduced to letters and digits; those without any are left out. */
function lettersOfSentences(text: string): string[] {
  return sentencesOf(text)
    .map(({ start, end }) => fold(text.slice(start, end)).replace(/[^\p{L}\p{N}.:]|[.:](?!\d)/gu, ''))
    .filter((letters) => letters !== '');
}

type Pair = readonly [one: string, other: string];

/** Sentences that differ between the two texts, each with its counterpart in the other one. */
function counterparts(a: readonly string[], b: readonly string[]): Pair[] {
  const [inA, inB] = [new Set(a), new Set(b)];
  const onlyA = a.filter((sentence) => !inB.has(sentence)).slice(0, MOST_SENTENCES);
  const onlyB = b.filter((sentence) => !inA.has(sentence)).slice(0, MOST_SENTENCES);
  return onlyA.flatMap((one, at) => {
    const near = onlyB.slice(Math.max(0, at - REACH), at + REACH + 1);
    const other = near.find((each) => isCounterpart(one, each));
    return other === undefined ? [] : [[one, other] as const];
  });
}

function isCounterpart(one: string, other: string): boolean {
  const [a, b] = [pairsOf(one.replace(NUMBER, '')), pairsOf(other.replace(NUMBER, ''))];
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size === 0) return false;
  let shared = 0;
  for (const pair of small) if (large.has(pair)) shared++;
  return shared / large.size >= COUNTERPART;
}

function pairsOf(letters: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)));
}

/** Whether two sentences have different figures in the same places. A figure that one of them lacks says nothing. */
function hasOtherFigures(one: string, other: string): boolean {
  const [a, b] = [one.match(NUMBER) ?? [], other.match(NUMBER) ?? []];
  return a.length === b.length && a.some((figure, i) => figure !== b[i]);
}

/** The one stretch by which two sentences differ, if that is another word; null if they differ otherwise. */
function exchangedWords(one: string, other: string): Pair | null {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const words: Pair = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  return isOtherWord(words[0], words[1]) ? words : null;
}

function isOtherWord(one: string, other: string): boolean {
  const shared = [...one].filter((letter) => other.includes(letter)).length;
  return one.length >= WORD && other.length >= WORD && shared <= MOST_SHARED * one.length;
}

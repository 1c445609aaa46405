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
 * Says whether two articles that are nearly the same, word for word, say something else: the rule of another year with
 * other figures, the notice of another place, the list of another club. Such articles are not reposts, however alike.
 * Remembers the sentences of those that it was asked about.
 *
 * The last argument is whether the text is short: then a single figure or name makes the difference.
 */
export function editionsComparer(): (a: Titled, b: Titled, isShort: boolean) => boolean {
  const sentences = new Map<string, Sentence>();
  const sentenceOf = (letters: string): Sentence => {
    const sentence = sentences.get(letters) ?? new Sentence(letters);
    sentences.set(letters, sentence);
    return sentence;
  };
  const known = new Map<Titled, Reduced>();
  const reduced = (article: Titled): Reduced => {
    const found = known.get(article) ?? reducedFrom(article, sentenceOf);
    known.set(article, found);
    return found;
  };
  return (a, b, isShort) => areEditions(reduced(a), reduced(b), isShort);
}

/** What is compared of an article. */
interface Reduced {
  /** The folded title. */
  readonly title: Sentence;
  readonly sentences: readonly Sentence[];
  readonly has: ReadonlySet<Sentence>;
}

function reducedFrom({ title, text }: Titled, sentenceOf: (letters: string) => Sentence): Reduced {
  const sentences = lettersOfSentences(text).map(sentenceOf);
  return { title: sentenceOf(fold(title)), sentences, has: new Set(sentences) };
}

/** A sentence or a title by its letters, with what is compared of it, once that is asked for. */
class Sentence {
  readonly letters: string;
  #pairs: Int32Array | undefined;
  #figures: readonly string[] | undefined;

  constructor(letters: string) {
    this.letters = letters;
  }

  /** Its pairs of letters without figures: different ones, each as one number, in ascending order. */
  get pairs(): Int32Array {
    this.#pairs ??= pairsOf(this.letters.replace(NUMBER, ''));
    return this.#pairs;
  }

  get figures(): readonly string[] {
    this.#figures ??= this.letters.match(NUMBER) ?? [];
    return this.#figures;
  }
}

function areEditions(a: Reduced, b: Reduced, isShort: boolean): boolean {
  const pairs = counterparts(a, b);
  const otherFigures = pairs.filter(([one, other]) => hasOtherFigures(one, other)).length;
  const least = isShort || hasOtherFigures(a.title, b.title) ? 1 : OTHER_FIGURES;
  if (otherFigures >= Math.max(least, FIGURES_SHARE * pairs.length)) return true;
  const exchanged = pairs
    .map(([one, other]) => exchangedWords(one.letters, other.letters))
    .filter((words) => words !== null);
  return isShort
    ? exchanged.length > 0
    : exchanged.some(([one, other]) => a.title.letters.includes(one) && b.title.letters.includes(other));
}

/** The sentences of a text, folded and reduced to letters and digits; those without any are left out. */
function lettersOfSentences(text: string): string[] {
  return sentencesOf(text)
    .map(({ start, end }) => fold(text.slice(start, end)).replace(/[^\p{L}\p{N}.:]|[.:](?!\d)/gu, ''))
    .filter((letters) => letters !== '');
}

type Pair<T> = readonly [one: T, other: T];

/** Sentences that differ between the two texts, each with its counterpart in the other one. */
function counterparts(a: Reduced, b: Reduced): Pair<Sentence>[] {
  const onlyA = a.sentences.filter((sentence) => !b.has.has(sentence)).slice(0, MOST_SENTENCES);
  const onlyB = b.sentences.filter((sentence) => !a.has.has(sentence)).slice(0, MOST_SENTENCES);
  return onlyA.flatMap((one, at) => {
    const near = onlyB.slice(Math.max(0, at - REACH), at + REACH + 1);
    const other = near.find((each) => isCounterpart(one, each));
    return other === undefined ? [] : [[one, other] as const];
  });
}

function isCounterpart({ pairs: a }: Sentence, { pairs: b }: Sentence): boolean {
  const [small, large] = a.length < b.length ? [a, b] : [b, a];
  if (small.length === 0 || small.length / large.length < COUNTERPART) return false;
  return sharedOf(small, large) / large.length >= COUNTERPART;
}

/** How many numbers two ascending lists have in common. */
function sharedOf(a: Int32Array, b: Int32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [one = 0, other = 0] = [a[i], b[j]];
    if (one === other) shared++;
    if (one <= other) i++;
    if (other <= one) j++;
  }
  return shared;
}

function pairsOf(letters: string): Int32Array {
  const pairs = new Set<number>();
  for (let i = 0; i + 1 < letters.length; i++)
    pairs.add((letters.charCodeAt(i) << 16) | letters.charCodeAt(i + 1));
  return Int32Array.from(pairs).sort();
}

/** Whether two sentences have different figures in the same places. A figure that one of them lacks says nothing. */
function hasOtherFigures({ figures: a }: Sentence, { figures: b }: Sentence): boolean {
  return a.length === b.length && a.some((figure, i) => figure !== b[i]);
}

/** The one stretch by which two sentences differ, if that is another word; null if they differ otherwise. */
function exchangedWords(one: string, other: string): Pair<string> | null {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const words: Pair<string> = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  return isOtherWord(words[0], words[1]) ? words : null;
}

function isOtherWord(one: string, other: string): boolean {
  const shared = [...one].filter((letter) => other.includes(letter)).length;
  return one.length >= WORD && other.length >= WORD && shared <= MOST_SHARED * one.length;
}

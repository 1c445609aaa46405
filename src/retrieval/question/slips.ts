import { soundingLike } from '../../text/homophones.js';
import { frequencyOf, rarityOf } from '../../text/rarity.js';
import type { Span } from '../../text/span.js';
import type { Token } from '../../text/tokenize.js';
import { isFunctionWord } from './function-words.js';
import type { Question } from './question.js';

/** A place in a question that may be misspelt, and what may have been meant. */
export interface Slip extends Span {
  readonly guesses: readonly Guess[];
}

interface Guess {
  readonly spelling: string;
  /** The terms that an index must have for it. */
  readonly needs: readonly string[];
}

/** Whether no article has a term. */
type IsUnknown = (term: string) => boolean;

/** The least length: a shorter word is one letter away from too many others. And an everyday word is no slip. */
const SHORTEST = 5;
const TELLING = 0.5;
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** Words in Latin letters that no article has. */
export function strangeWords({ tokens, terms }: Question, isUnknown: IsUnknown): Token[] {
  return tokens.filter(
    ({ term, kind }) => kind === 'word' && isWord(term) && terms.includes(term) && isUnknown(term),
  );
}

/** A word in Latin letters, and all that differ by one letter. */
export function letterSlip({ term, start, end }: Token): Slip {
  return { start, end, guesses: oneLetterOff(term).map((spelling) => ({ spelling, needs: [spelling] })) };
}

function isWord(term: string): boolean {
  return term.length >= SHORTEST && /^[a-z]+$/.test(term) && rarityOf(term) >= TELLING;
}

/** All words made by adding, removing or replacing one letter, or by swapping two neighbours. */
function oneLetterOff(word: string): string[] {
  return Array.from({ length: word.length + 1 }, (_, at) => {
    const [before, here, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
    const more = LETTERS.map((letter) => before + letter + here + after);
    const other = LETTERS.map((letter) => before + letter + after);
    return [
      ...more,
      ...(here ? [before + after, ...other, before + after.slice(0, 1) + here + after.slice(1)] : []),
    ];
  }).flat();
}

/** A word with a lower count in the dictionary may be words that a slip has joined; a meant word has a higher one. */
const SELDOM = 10;
const USUAL = 200;
/** A single character with a lower count may be what a slip has cut off. */
const EVERYDAY = 20_000;
/** Characters that shape a question, whatever they are cut together with: 哪座, 这事. */
const SHAPING = /[哪那这几何某谁什么怎咋啥吗呢的了]/u;

/**
 * Han characters whose pairs with their neighbours in a word are in no article. If the word has only two characters,
 * the meant one must be in the dictionary; else, if there is only one pair, what is beside it must be known.
 */
export function soundSlips({ folded, tokens, terms }: Question, isUnknown: IsUnknown): Slip[] {
  return doubtfulStretches(tokens).flatMap((stretch) => {
    const pairs = pairsIn(folded, stretch).filter(({ pair }) => terms.includes(pair));
    const isWord = stretch.end - stretch.start === 2;
    return placesOf(pairs).flatMap((at) => {
      const around = pairs.filter(({ start }) => start === at || start === at - 1);
      const beside = pairs.filter(({ start }) => start === at - 2 || start === at + 1);
      const isAlone = around.length === 1 && !beside.some(({ pair }) => !isUnknown(pair));
      if ((isAlone && !isWord) || !around.every(({ pair }) => isUnknown(pair))) return [];
      const guesses = guessesAt(folded.charAt(at), at, around).filter(
        ({ needs }) => !isWord || needs.every((word) => frequencyOf(word) >= USUAL),
      );
      return guesses.length > 0 ? [{ start: at, end: at + 1, guesses }] : [];
    });
  });
}

/**
 * The places of words that the dictionary hardly knows, or of characters that it left alone: it knows most words that
 * are spelt right.
 */
function doubtfulStretches(tokens: readonly Token[]): Span[] {
  const stretches: Span[] = [];
  for (const token of tokens) {
    if (token.kind !== 'word' || !isDoubtful(token)) continue;
    const last = stretches.at(-1);
    if (last?.end === token.start) stretches.splice(-1, 1, { start: last.start, end: token.end });
    else stretches.push({ start: token.start, end: token.end });
  }
  return stretches;
}

function isDoubtful({ term, start, end }: Token): boolean {
  if (!/^\p{Script=Han}+$/u.test(term) || SHAPING.test(term) || isFunctionWord(term)) return false;
  return frequencyOf(term) < (end - start === 1 ? EVERYDAY : SELDOM);
}

function guessesAt(character: string, at: number, around: readonly Pair[]): Guess[] {
  return soundingLike(character)
    .filter((spelling) => !SHAPING.test(spelling))
    .map((spelling) => ({
      spelling,
      needs: around.map(({ pair, start }) =>
        start === at ? spelling + pair.charAt(1) : pair.charAt(0) + spelling,
      ),
    }));
}

interface Pair {
  readonly pair: string;
  readonly start: number;
}

/** The pairs of neighbouring Han characters of a stretch of a text. */
function pairsIn(folded: string, { start: from, end }: Span): Pair[] {
  const pairs = folded.slice(from, end).matchAll(/(?=(\p{Script=Han}{2}))/gu);
  return [...pairs].map(({ 1: pair = '', index }) => ({ pair, start: from + index }));
}

/** The places of the characters of some pairs. */
function placesOf(pairs: readonly Pair[]): number[] {
  return [...new Set(pairs.flatMap(({ start }) => [start, start + 1]))];
}

import { soundingLike } from '../../text/homophones.js';
import { rarityOf } from '../../text/rarity.js';
import type { Span } from '../../text/span.js';
import type { Question } from './question.js';

/** A place of a question that may be misspelt, and what may have been meant. */
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

/** A shorter word is one letter away from too many others, and an everyday one is no slip. */
const SHORTEST = 5;
const TELLING = 0.5;
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** Words in Latin letters that no article has. */
export function letterSlips({ tokens, terms }: Question, isUnknown: IsUnknown): Slip[] {
  return tokens
    .filter(({ term, kind }) => kind === 'word' && isWord(term) && terms.includes(term) && isUnknown(term))
    .map(({ term, start, end }) => ({
      start,
      end,
      guesses: oneLetterOff(term).map((spelling) => ({ spelling, needs: [spelling] })),
    }));
}

function isWord(term: string): boolean {
  return term.length >= SHORTEST && /^[a-z]+$/.test(term) && rarityOf(term) >= TELLING;
}

/** All words that one letter more, less, other, or two neighbours in the other order make of a word. */
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

/**
 * Han characters whose pairs with their neighbours no article has; where there is but one pair, what stands beside it
 * must be known.
 */
export function soundSlips({ folded, terms }: Question, isUnknown: IsUnknown): Slip[] {
  const pairs = pairsIn(folded).filter(({ pair }) => terms.includes(pair));
  const places = [...new Set(pairs.flatMap(({ start }) => [start, start + 1]))];
  return places.flatMap((at) => {
    const around = pairs.filter(({ start }) => start === at || start === at - 1);
    const beside = pairs.filter(({ start }) => start === at - 2 || start === at + 1);
    const isAlone = around.length === 1 && !beside.some(({ pair }) => !isUnknown(pair));
    if (isAlone || !around.every(({ pair }) => isUnknown(pair))) return [];
    const guesses = soundingLike(folded.charAt(at)).map((spelling) => ({
      spelling,
      needs: around.map(({ pair, start }) =>
        start === at ? spelling + pair.charAt(1) : pair.charAt(0) + spelling,
      ),
    }));
    return guesses.length > 0 ? [{ start: at, end: at + 1, guesses }] : [];
  });
}

interface Pair {
  readonly pair: string;
  readonly start: number;
}

/** The pairs of neighbouring Han characters of a text. */
function pairsIn(folded: string): Pair[] {
  return [...folded.matchAll(/(?=(\p{Script=Han}{2}))/gu)].map(({ 1: pair = '', index: start }) => ({
    pair,
    start,
  }));
}

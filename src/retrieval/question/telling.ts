import type { Span } from '../../text/span.js';
import type { Token } from '../../text/tokenize.js';
import { recencyIn } from './recency.js';

/**
 * Question words that the segmenter takes for more, or joins with the word before: 几点, 多少钱, and the 会 of 迟到会怎么样.
 * Folded.
 */
const PUTTING = /会(?:怎么样|怎样|如何)|几[点号月年天岁次时]|什么时间|多少钱|何[时地人处]/gu;

/**
 * The tokens that say what is asked about, without those that form the question and those that ask for the newest,
 * which dates show and no text need say. All tokens if there are no others.
 *
 * @param folded the question's text, folded, that the tokens were cut from
 */
export function tellingTokens(folded: string, tokens: readonly Token[]): readonly Token[] {
  const places = [...recencyIn(folded), ...puttingIn(folded)];
  if (places.length === 0) return tokens;
  const left = tokens.filter(
    (token) => !places.some(({ start, end }) => token.start < end && token.end > start),
  );
  return left.some(({ kind }) => kind === 'word') ? left : tokens;
}

function puttingIn(folded: string): Span[] {
  return [...folded.matchAll(PUTTING)].map(({ 0: { length }, index: start }) => ({
    start,
    end: start + length,
  }));
}

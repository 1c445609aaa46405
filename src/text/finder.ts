import { fold } from './fold.js';
import { hasPaired } from './letters.js';
import { wordsIn } from './tokenize.js';

/** Which of a question's terms a text holds. */
export type TermFinder = (text: string) => ReadonlySet<string>;

/**
 * Looks terms up in texts without cutting these into words: Han, kana and Hangul terms anywhere, all others as whole
 * words. A question looks at about twelve passages, and cutting would take ten times as long.
 *
 * @param terms as `tokenize` gives them
 */
export function termFinder(terms: Iterable<string>): TermFinder {
  const all = [...terms];
  const paired = all.filter(hasPaired);
  const words = all.filter((term) => !hasPaired(term));
  return (text) => {
    const folded = fold(text);
    const found = new Set(paired.filter((term) => folded.includes(term)));
    if (words.length === 0) return found;
    const held = wordsIn(folded);
    for (const word of words) if (held.has(word)) found.add(word);
    return found;
  };
}

import { rarityOf } from '../../text/rarity.js';
import { liesIn, type Span } from '../../text/span.js';
import { stem } from '../../text/stem.js';
import { type Token, wordsIn } from '../../text/tokenize.js';
import type { Forms } from './forms.js';
import { isFunctionWord } from './function-words.js';

/** A word that says little is mentioned in passing. */
const TELLING = 0.5;
/** Words one behind another, the next one looked ahead to: Wi-Fi, Open AI. */
const NEIGHBOURS = /(?<![a-z0-9])([a-z]+)(?=([-_ ])([a-z]+)(?![a-z0-9]))/gu;
/** A name with its number: ChatGPT4. Of two letters, the number may make it another name: PS, PS5. */
const WITH_NUMBER = /(?<![a-z0-9])([a-z]{3,})\d+(?![a-z])/gu;
/** Abbreviations in the plural, which `stem` leaves, as it does this and axis. */
const PLURAL = /(?<![a-z0-9])([a-z]+i)s(?![a-z0-9])/gu;

/**
 * The words of other scripts that a question in Han names, each with the spellings that do for it: for both words of
 * Open AI, OpenAI.
 *
 * @param taken what is named otherwise: the iPhone of iPhone 15
 */
export function foreignWordsIn(folded: string, tokens: readonly Token[], taken: readonly Span[]): Forms {
  const joined = joinedIn(folded);
  return new Map(
    tokens
      .filter((token) => isForeign(token) && !liesIn(token, taken))
      .map(({ term, start, end }) => [
        term,
        [
          term,
          ...singularsIn(term),
          ...joined.filter((pair) => liesIn({ start, end }, [pair])).map((pair) => pair.term),
        ],
      ]),
  );
}

/** The words of other scripts in a folded text in every spelling: Wi-Fi is WiFi, and KPIs are KPI. */
export function foreignSpellingsIn(folded: string): Set<string> {
  return new Set([
    ...wordsIn(folded),
    ...joinedIn(folded).map(({ term }) => term),
    ...[...folded.matchAll(WITH_NUMBER)].map(([, name = '']) => stem(name)),
    ...singularsIn(folded),
  ]);
}

/** Every two neighbours as one word. */
function joinedIn(folded: string): (Span & { readonly term: string })[] {
  return [...folded.matchAll(NEIGHBOURS)]
    .filter(([, one = '', mark, other = '']) => mark === '-' || Math.min(one.length, other.length) > 1)
    .map(({ 1: one = '', 3: other = '', index: start }) => ({
      term: stem(one + other),
      start,
      end: start + one.length + 1 + other.length,
    }));
}

function singularsIn(text: string): string[] {
  return [...text.matchAll(PLURAL)].map(([, name = '']) => name);
}

function isForeign({ term, kind }: Token): boolean {
  return kind === 'word' && /^[a-z]{2,}$/.test(term) && !isFunctionWord(term) && rarityOf(term) >= TELLING;
}

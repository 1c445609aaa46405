import { fold } from '../../text/fold.js';
import { hasHan } from '../../text/letters.js';
import { type Token, tokenize } from '../../text/tokenize.js';
import { inForms } from './forms.js';
import { type Intents, intentsOf } from './intents.js';
import { type Named, namedIn } from './named.js';
import { quotedPhrases } from './phrases.js';
import { spellingsOf } from './spellings.js';
import { tellingTokens } from './telling.js';
import { questionWords, type SearchedTerms, searchTerms, wordingTerms } from './terms.js';

/** A question and everything that is read from it; every step of retrieval takes what it needs. */
export interface Question extends SearchedTerms {
  /** The question as it was asked, as far as it is read. */
  readonly text: string;
  readonly folded: string;
  readonly tokens: readonly Token[];
  /** What must be there word for word, as `onlyLetters` gives it. */
  readonly phrases: readonly string[];
  readonly intents: Intents;
  /** What an answer must have. */
  readonly named: Named;
  /** The text to embed: the question itself, or its words in the articles' language. */
  readonly meaning: string;
  /** Whether the embedded text has Han characters: the worth of words and vectors depends on it. */
  readonly inHan: boolean;
  /** Whether it is searched by translations of its words. */
  readonly isTranslated: boolean;
  /** What it takes from former questions; null if it is complete by itself. */
  readonly former: Former | null;
}

/** What a question takes from former ones. */
export interface Former {
  /** Their text to embed, and the share of its vector next to the question's own, 0..1. */
  readonly meaning: string;
  readonly share: number;
  /** Further terms for the keyword index, each once, without the question's own. */
  readonly terms: readonly string[];
  /** How much these count next to the question's own, 0..1; a missing one counts fully. */
  readonly worth: ReadonlyMap<string, number>;
}

/** How much a term counts among the question's terms, 0..1: less if it only comes from a former question. */
export function worthIn({ former }: Pick<Question, 'former'>, term: string): number {
  return former?.worth.get(term) ?? 1;
}

/**
 * How much of a question is read, in UTF-16 code units. Anybody may type 6,000 characters and more, and every term
 * costs a lookup in the index and in every sentence that is read; a model reads 512 tokens. People's questions have
 * about twenty characters.
 */
export const LONGEST_QUESTION = 1000;

/** Reads a question once for all steps. Any text can be read; what it lacks is empty. */
export function readQuestion(asked: string): Question {
  const text = startOf(asked);
  const folded = fold(text);
  const tokens = tokenize(text);
  const telling = tellingTokens(folded, tokens);
  const question: Question = {
    text,
    folded,
    tokens,
    terms: searchTerms(telling),
    wording: wordingTerms(telling),
    words: questionWords(telling),
    phrases: quotedPhrases(text),
    intents: intentsOf(folded, tokens),
    named: namedIn(text, folded, tokens),
    isTranslated: false,
    former: null,
    meaning: text,
    inHan: hasHan(text),
  };
  return inForms(question, spellingsOf(folded, tokens));
}

/** The part of a text that is read, without half a surrogate pair at its end. */
function startOf(text: string): string {
  const start = text.slice(0, LONGEST_QUESTION);
  return start.length < text.length ? start.replace(/[\uD800-\uDBFF]$/, '') : start;
}

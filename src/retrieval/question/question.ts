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

/** A question and all that is read from it; every step of retrieval takes what it needs of it. */
export interface Question extends SearchedTerms {
  /** As it was put, as far as it is read. */
  readonly text: string;
  readonly folded: string;
  readonly tokens: readonly Token[];
  /** What must be there word for word, as `onlyLetters` gives it. */
  readonly phrases: readonly string[];
  readonly intents: Intents;
  /** What an answer must have. */
  readonly named: Named;
  /** What is embedded: the text itself, or its words in the articles' language. */
  readonly meaning: string;
  /** Whether what is embedded has Han characters: what words and vectors are worth differs. */
  readonly inHan: boolean;
  /** Whether it is searched by translations of its words. */
  readonly isTranslated: boolean;
  /** What completes it of the questions before; null where it stands by itself. */
  readonly former: Former | null;
}

/** What a question takes from those before it. */
export interface Former {
  /** What is embedded of them, and the share of its vector beside the question's own, 0..1. */
  readonly meaning: string;
  readonly share: number;
  /** What the keyword index is asked for besides, each once, none of the question's own. */
  readonly terms: readonly string[];
  /** What these count beside the question's own, 0..1; what is missing counts fully. */
  readonly worth: ReadonlyMap<string, number>;
}

/** What a term counts beside others of the question, 0..1: less where it is but of what was asked before. */
export function worthIn({ former }: Pick<Question, 'former'>, term: string): number {
  return former?.worth.get(term) ?? 1;
}

/**
 * As much of a question as is read, in UTF-16 code units. Anybody may type 6,000 characters and more, and every term
 * costs a look into the index and into every sentence that is read; a model reads 512 tokens. People's questions
 * have some twenty characters.
 */
export const LONGEST_QUESTION = 1000;

/** Reads a question, once for all steps. Any text can be read; what it lacks is empty. */
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

/** What is read of a text, no half of a surrogate pair at its end. */
function startOf(text: string): string {
  const start = text.slice(0, LONGEST_QUESTION);
  return start.length < text.length ? start.replace(/[\uD800-\uDBFF]$/, '') : start;
}

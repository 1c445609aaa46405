import { onlyLetters } from '../../text/letters.js';
import type { Token } from '../../text/tokenize.js';
import { type Chat, chatOf } from './chat.js';
import { type AnswerKind, kindsWanted } from './cues.js';
import { isFunctionWord } from './function-words.js';
import { recencyIn } from './recency.js';

/** What a question asks for. */
export interface Intents {
  /** The kinds of answer it wants; often none in particular. */
  readonly kinds: ReadonlySet<AnswerKind>;
  /** What kind of chat it is, if it asks no article anything; null for questions and searches. */
  readonly chat: Chat | null;
  /** Whether it is phrased as a question; a search by keywords is not. */
  readonly asks: boolean;
  /** Whether it asks for an interviewer's questions. */
  readonly interviewersQuestions: boolean;
  /** Whether it is just a word or a name to look up: the vector of one word without context says little. */
  readonly lookup: boolean;
  /** Whether it asks for what is newest, or holds now. */
  readonly wantsNewest: boolean;
  /** Whether it has only words that shape a question, which occur in any text: a, 是什么. */
  readonly saysNothing: boolean;
}

/** @param folded the question's text, folded, that the tokens were cut from */
export function intentsOf(folded: string, tokens: readonly Token[]): Intents {
  const asks = ASKING.test(folded);
  return {
    kinds: kindsWanted(folded),
    chat: chatOf(folded, tokens, asks),
    asks,
    interviewersQuestions: ABOUT_QUESTIONS.test(folded),
    lookup: !asks && looksUpWord(folded, tokens),
    wantsNewest: recencyIn(folded).length > 0,
    saysNothing: tokens.every(({ term, kind }) => kind !== 'word' || isFunctionWord(term)),
  };
}

const ASKING =
  /[?？]|吗|呢|什么|怎么|怎样|如何|为何|谁|哪|几|多少|多[久大长高远重]|是否|是不是|有没有|[能会]不[能会]|可不可以|咋|啥|何时|\b(?:what|who|whom|whose|which|when|where|why|how|is|are|do|does|did|can|could|was|were|has|have|will|should)\b/u;

const ABOUT_QUESTIONS = /(?<!请)问了|提问|追问|发问|问过|\bask(?:s|ed)?\b|\bquestions?\b/u;

/** The most letters and digits that a word or a name has. */
const LONGEST_WORD = 4;

function looksUpWord(folded: string, tokens: readonly Token[]): boolean {
  if (tokens.some(({ term }) => isFunctionWord(term))) return false;
  return (
    onlyLetters(folded).length <= LONGEST_WORD || tokens.filter(({ kind }) => kind === 'word').length === 1
  );
}

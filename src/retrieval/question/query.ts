import type { PassageIndex } from '../../index/passage-index.js';
import { fold } from '../../text/fold.js';
import { lettersOf } from '../../text/letters.js';
import { stem } from '../../text/stem.js';
import { type Token, tokenize } from '../../text/tokenize.js';

/**
 * Words that shape a question and say nothing about its topic, folded. They occur in few articles, so their
 * rarity would be taken for importance.
 */
const FUNCTION_WORDS = new Set(
  `什么 什麽 甚么 什么样 什么时候 什么地方 怎么 怎样 怎么样 怎么办 咋 咋样 如何 为什么 为何 为啥 干嘛 哪些 哪个 哪里 哪儿 哪位 哪种 哪一 哪一个 哪 谁 是谁
  几 几个 多少 多久 多大 多长 多高 是否 是不是 有没有 能不能 可不可以 会不会 吗 嘛 呢 吧 啊 呀 哦 啦 的 了 着 过 是 有 在 和 与 及 或 对 把 被 从 向 于 给 让 就
  什么意思 啥意思 意思 都 也 还 又 很 而 但 个 些 样 时候 到底 究竟 这 那 这个 那个 这些 那些 它 他 她 我 你 您 我们 你们 他们 请问 请教 告诉 认为 觉得 看 看待 说 说说 讲讲 聊聊 谈谈
  介绍 关于 一下 之 以 为 么 请 问 会 能 可以
  a an the is are was were be been being do does did has have had can could will would should may might must of in on at to for from by with about
  into than then that this these those it its his her their and or not no as if so such some any
  what which who whom whose when where why how many much there he she they we you i me my your tell say said please`
    .split(/\s+/)
    .map(stem),
);

/** A question and what it was cut into. */
export interface Question {
  readonly text: string;
  readonly tokens: readonly Token[];
}

export function readQuestion(text: string): Question {
  return { text, tokens: tokenize(text) };
}

/**
 * The terms of a question, its function words left out, and with them the pairs of characters that reach into one:
 * they are no word of anything. All of its terms where there are only such.
 */
export function questionTerms({ tokens }: Question): string[] {
  const shaping = tokens.filter(
    ({ term, kind }) => FUNCTION_WORDS.has(term) && (kind === 'word' || term.length > 1),
  );
  const telling = tokens.filter(
    (token) =>
      !isLastCharacter(token) && !shaping.some((other) => token.start < other.end && other.start < token.end),
  );
  return [...new Set((telling.length > 0 ? telling : tokens).map(({ term }) => term))];
}

/**
 * All terms of a question but its function words: what sentences are compared by. A sentence that answers often
 * repeats how the question puts it, joints included.
 */
export function wordingTerms({ tokens }: Question): string[] {
  const terms = [...new Set(tokens.map(({ term }) => term))];
  const telling = terms.filter((term) => !FUNCTION_WORDS.has(term));
  return telling.length > 0 ? telling : terms;
}

/** For words of a question, folded: the forms that the index has, the word itself (if it has it) and translations. */
export type Translations = ReadonlyMap<string, readonly string[]>;

/** What a term is searched by. */
export function formsOf(term: string, translations: Translations): readonly string[] {
  return translations.get(term) ?? [term];
}

/** A word of a question and the pairs of characters or parts in it, which tell how much of it a text has. */
export interface QuestionWord {
  readonly term: string;
  readonly parts: readonly string[];
  /** What it is searched by: itself, or what the index has of it and its translations. */
  readonly forms: readonly string[];
}

/** The words of a question but its function words, each as often as it stands there; all where there are only such. */
export function questionWords({ tokens }: Question, translations: Translations): QuestionWord[] {
  const words = tokens.filter(({ kind }) => kind === 'word');
  const telling = words.filter(({ term }) => !FUNCTION_WORDS.has(term));
  return (telling.length > 0 ? telling : words).map(({ term, start, end }) => ({
    term,
    parts: tokens
      .filter((part) => part.kind === 'part' && part.start >= start && part.end <= end)
      .filter((part) => !isLastCharacter(part))
      .map((part) => part.term),
    forms: formsOf(term, translations),
  }));
}

/** The index keeps a run's last character for those who ask for one character; beside others it says nothing. */
function isLastCharacter({ term, kind }: Token): boolean {
  return kind === 'part' && /^\p{Script=Han}$/u.test(term);
}

/** So many letters and digits are a word or a name, at most. */
const MAX_WORD = 4;

/** Whether a question is but a word or a name to look up: its vector, of one word without a context, says little. */
export function asksForWord({ text, tokens }: Question): boolean {
  if (tokens.some(({ term }) => FUNCTION_WORDS.has(term))) return false;
  return (
    lettersOf(text).letters.length <= MAX_WORD || tokens.filter(({ kind }) => kind === 'word').length === 1
  );
}

const QUOTED = /[「『“"]([^「」『』“”"]+)[」』”"]/gu;
/** Shorter ones are set in quotation marks for their tone. In letters and digits. */
const MIN_PHRASE = 2;

/** What a question has in quotation marks, as `lettersOf` gives it: it is asked for word for word. */
export function quotedPhrases(question: string): string[] {
  return [...question.matchAll(QUOTED)]
    .map(([, phrase = '']) => lettersOf(phrase).letters)
    .filter(({ length }) => length >= MIN_PHRASE);
}

const ABOUT_QUESTIONS = /(?<!请)问了|提问|追问|发问|问过|\bask(?:s|ed)?\b|\bquestions?\b/u;

/** Whether it is an interviewer's questions that are asked for. */
export function asksForQuestions(question: string): boolean {
  return ABOUT_QUESTIONS.test(fold(question));
}

/** How many passages without a term an index is taken to have beside its own: a small one knows little of rarity. */
const UNSEEN = 50;

/**
 * Weighs terms by their rarity in an index: ln(1 + (N + 50 - n + 0.5) / (n + 0.5)), the IDF of BM25 as Lucene
 * writes it, with fifty passages more. Always positive.
 */
export async function weigh(index: PassageIndex, terms: readonly string[]): Promise<Map<string, number>> {
  const frequencies = await index.documentFrequencies(terms);
  const total = index.info.passages;
  return new Map(
    terms.map((term) => {
      const n = Math.min(frequencies.get(term) ?? 0, total);
      return [term, Math.log(1 + (total + UNSEEN - n + 0.5) / (n + 0.5))];
    }),
  );
}

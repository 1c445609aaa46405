import type { Article } from '../../articles/article.js';
import { lacksSubject } from '../../retrieval/question/follow-up.js';
import { type Question, readQuestion } from '../../retrieval/question/question.js';
import { hasHan, onlyLetters } from '../../text/letters.js';
import { oneLine } from '../../text/one-line.js';
import { rarityOf } from '../../text/rarity.js';
import { sentencesOf } from '../../text/sentences.js';

/** How many letters a question may have: short enough to be read at a glance, long enough to say something. */
const LENGTH = { han: { least: 5, most: 30 }, other: { least: 12, most: 80 } } as const;
/** The most headings and turns of an article that are looked at: only a few are wanted. */
const MOST = 60;
/** How much of an article is searched for definitions, in UTF-16 code units: they are at the beginning. */
const LOOKED_THROUGH = 3000;
/** How often a defined term must occur, including the definition: what matters is mentioned again. */
const SPOKEN_OF = 3;
/** Nobody asks about a subject whose words say less than this together (`rarityOf`). */
const TELLING = 0.5;
/** The words of a topic say at least this much together. */
const TOPIC = 1;
/** The most letters of a subject. */
const LONGEST_SUBJECT = { han: 10, other: 30 } as const;

/** Addresses somebody who is there, points at what was said, or continues from it. Folded. */
const OF_A_TALK =
  /[你您咱我这那它他她此]|^(?:所以|但|而|然后|还有|另外|and|but|so|then|also)|\b(?:you|your|i|my|we|our|it|this|that|these|those|he|she|they)\b/u;
const ASKS = /[?？]$/u;
/** What may precede a heading or a question: 1. , 一、, Q3:, 问： */
const NUMBERED = /^(?:\d+[.)]\s+|\d+[、．）]\s*|[一二三四五六七八九十]+[、．.]\s*|Q\d*[:：.]\s*|问[:：]\s*)/u;
/** What a title puts between its parts. */
const TITLE_PARTS = /[：:|｜_]|\s[-–—]\s|——/u;
/** A sentence that says what a thing is: 注意力机制是一种…, A transformer is a … */
const DEFINES = {
  han: /^(?<subject>[\p{Script=Han}\p{Script=Latin}\d-]{2,20}?)(?:是指|指的是|是一[种类项门套])/u,
  other: /^(?:(?:An?|The) )?(?<subject>\p{L}[\p{L}\d -]{2,40}?) (?:is|are) (?:an?|the|one of) /u,
} as const;

/** Questions that an article may answer: its own, and those made from what it defines and names. */
export interface Candidates {
  readonly own: readonly string[];
  readonly made: readonly string[];
}

export function candidatesOf(article: Article): Candidates {
  const put = article.lang === 'zh-Hant' ? TRADITIONAL : SIMPLIFIED;
  const headings = [...article.title.split(TITLE_PARTS), ...headingsOf(article)].map(oneLine);
  const asked = turnsOf(article)
    .flatMap(ownQuestion)
    .map((question) => ({ question, says: saying(readQuestion(question)) }))
    .sort((a, b) => b.says - a.says)
    .map(({ question }) => question);
  return {
    own: goodOf([...headings.flatMap(ownQuestion), ...asked]),
    made: goodOf([
      ...definedIn(article).flatMap((subject) => whatIs(subject, put)),
      ...headings.flatMap((heading) => aboutTopic(heading, put)),
    ]),
  };
}

/** The questions that read well, each once. */
function goodOf(questions: readonly string[]): string[] {
  return [...new Map(questions.filter(readsWell).map((one) => [onlyLetters(one), one])).values()];
}

/** A question about a thing, in the article's script. */
interface Forms {
  readonly whatIs: (thing: string) => string;
  readonly about: (topic: string) => string;
}

const SIMPLIFIED: Forms = {
  whatIs: (thing) => `什么是${thing}？`,
  about: (topic) => `关于${topic}，文章怎么说？`,
};
const TRADITIONAL: Forms = {
  whatIs: (thing) => `什麼是${thing}？`,
  about: (topic) => `關於${topic}，文章怎麼說？`,
};
const ENGLISH: Forms = {
  whatIs: (thing) => `What is ${thing}?`,
  about: (topic) => `What do the articles say about ${topic}?`,
};

function headingsOf({ blocks, text }: Article): string[] {
  return blocks
    .filter(({ kind }) => kind === 'heading')
    .slice(0, MOST)
    .map(({ start, end }) => text.slice(start, end));
}

/** How much a question's words say: if they name something, it is understood by itself. */
function saying({ words }: Question): number {
  return words.reduce((sum, { term }) => sum + rarityOf(term), 0);
}

/** The last question in each turn of an interviewer: what comes before leads up to it. */
function turnsOf({ turns, text }: Article): string[] {
  return turns
    .filter(({ isQuestion }) => isQuestion)
    .slice(0, MOST)
    .flatMap(({ textStart, end }) => {
      const said = text.slice(textStart, end);
      const last = sentencesOf(said).at(-1);
      return last ? [said.slice(last.start, last.end)] : [];
    });
}

function ownQuestion(written: string): string[] {
  const question = oneLine(written).replace(NUMBERED, '').trim();
  if (ASKS.test(question)) return [question];
  // Headings in Chinese often omit the question mark: 为什么能省下来.
  return hasHan(question) && isPlain(question) && readQuestion(question).intents.asks
    ? [`${question}？`]
    : [];
}

function definedIn({ text }: Article): string[] {
  const start = text.slice(0, LOOKED_THROUGH);
  return sentencesOf(start).flatMap((span) => {
    const sentence = start.slice(span.start, span.end).trim();
    const { subject } = DEFINES[hasHan(sentence) ? 'han' : 'other'].exec(sentence)?.groups ?? {};
    return subject && text.split(subject).length > SPOKEN_OF ? [subject.trim()] : [];
  });
}

/** Whether words consist only of letters, digits and blanks, and so are neither a sentence nor an address. */
function isPlain(words: string): boolean {
  return /^[\p{L}\p{N} ·.-]+$/u.test(words);
}

/** A question about what a title or a heading names, if that says enough to be asked about. */
function aboutTopic(topic: string, put: Forms): string[] {
  if (!isPlain(topic)) return [];
  const question = readQuestion(topic);
  if (question.intents.asks || saying(question) < TOPIC) return [];
  return [(hasHan(topic) ? put : ENGLISH).about(topic)];
}

function whatIs(subject: string, put: Forms): string[] {
  const inHan = hasHan(subject);
  const question = readQuestion(subject);
  const isThing =
    question.words.length > 0 &&
    question.words.length <= 3 &&
    !/[的了更比和与]/u.test(subject) &&
    saying(question) >= TELLING &&
    onlyLetters(subject).length <= LONGEST_SUBJECT[inHan ? 'han' : 'other'];
  if (!isThing) return [];
  return [(inHan ? put : ENGLISH).whatIs(subject)];
}

/** Whether a question is understood by itself by somebody who reads it in a list. */
function readsWell(text: string): boolean {
  const question = readQuestion(text);
  const letters = onlyLetters(text).length;
  const { least, most } = LENGTH[hasHan(text) ? 'han' : 'other'];
  return (
    letters >= least &&
    letters <= most &&
    question.intents.chat === null &&
    !OF_A_TALK.test(question.folded) &&
    !lacksSubject(question)
  );
}

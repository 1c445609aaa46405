import type { PassageIndex } from '../../index/passage-index.js';
import { fold } from '../../text/fold.js';
import { hasHan } from '../../text/letters.js';
import type { Token } from '../../text/tokenize.js';
import { type Forms, inForms } from './forms.js';
import { glossKey } from './glossary/entries.js';
import { type Glossary, loadGlossary } from './glossary/glossary.js';
import { baseOf } from './glossary/irregular-forms.js';
import type { Question } from './question.js';

/** The most words in a phrase of the glossary, and how many of its translations are asked for. */
const LONGEST_PHRASE = 3;
const KEPT = 3;

/** The least that may be left of an English word when its ending is cut, for words that the glossary lacks. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/$/, ''],
  [/ing$/, ''],
  [/ing$/, 'e'],
  [/ied$/, 'y'],
  [/ed$/, ''],
  [/ed$/, 'e'],
  [/([bdglmnprt])\1(?:ed|ing)$/, '$1'],
  [/ly$/, ''],
  [/['’]s?$/, ''],
];

/** Abbreviations that are ordinary words when not in capitals, or that the glossary has only under their full names. */
const IN_CAPITALS: ReadonlyMap<string, string> = new Map([
  ['US', 'united states'],
  ['USA', 'united states'],
  ['UK', 'united kingdom'],
  ['UN', 'united nations'],
  ['EU', 'european union'],
]);

/** The same question in the words of the index's Chinese articles, or null if none of its words has any. */
export async function translate(index: PassageIndex, question: Question): Promise<Question | null> {
  const translations = await translationsOf(index, question);
  return translations.size > 0 ? inTranslation(question, translations) : null;
}

/**
 * For a question's English words, the forms that the index has: the word itself, if it has it, and translations. None for a word that no Chinese article has
 * in any translation, so that in an index of English articles nothing changes.
 */
async function translationsOf(index: PassageIndex, question: Question): Promise<Forms> {
  const words = new Set(question.terms);
  const tokens = question.tokens.filter(({ kind }) => kind === 'word');
  if (!tokens.some(({ term }) => isEnglish(term) && words.has(term))) return new Map();
  const phrases = phrasesOf(question.text, tokens, await loadGlossary());
  const frequencies = await index.documentFrequencies([
    ...words,
    ...phrases.flatMap(({ translations }) => translations),
  ]);
  const found = new Map<string, readonly string[]>();
  for (const { terms, translations } of phrases) {
    if (terms.some((term) => found.has(term))) continue;
    const known = translations.filter((term) => frequencies.has(term));
    const best = known.sort((a, b) => (frequencies.get(b) ?? 0) - (frequencies.get(a) ?? 0)).slice(0, KEPT);
    if (best.length === 0) continue;
    for (const term of terms)
      if (words.has(term)) found.set(term, frequencies.has(term) ? [term, ...best] : best);
  }
  return found;
}

interface Phrase {
  readonly terms: readonly string[];
  readonly translations: readonly string[];
}

/** The phrases of a question that the glossary has, the longest first. */
function phrasesOf(text: string, tokens: readonly Token[], glossary: Glossary): Phrase[] {
  const phrases: Phrase[] = [];
  for (let length = LONGEST_PHRASE; length > 0; length--)
    for (let from = 0; from + length <= tokens.length; from++) {
      const run = tokens.slice(from, from + length);
      if (!run.every(({ term }) => isEnglish(term))) continue;
      const written = text.slice(run[0]?.start, run.at(-1)?.end);
      const translations = lemmasOf(written).flatMap((lemma) => glossary.get(glossKey(lemma)));
      if (translations.length > 0)
        phrases.push({ terms: run.map(({ term }) => term), translations: [...new Set(translations)] });
    }
  return phrases;
}

/** Whether the glossary has an English word, in any form. */
export function isInGlossary(glossary: Glossary, written: string): boolean {
  return lemmasOf(written).some((lemma) => glossary.get(glossKey(lemma)).length > 0);
}

/** The phrases of which a written one may be a form. */
function lemmasOf(written: string): string[] {
  const full = IN_CAPITALS.get(written.replace(/['’]s$/, ''));
  if (full) return [full];
  const phrase = fold(written);
  const base = baseOf(phrase);
  const regular = ENDINGS.filter(([ending]) => ending.test(phrase)).map(([ending, rest]) =>
    phrase.replace(ending, rest),
  );
  return base ? [base, ...regular] : regular;
}

function isEnglish(term: string): boolean {
  return /^[a-z][a-z'-]*$/.test(term);
}

/** A question that is searched and embedded in translation. */
function inTranslation(question: Question, translations: Forms): Question {
  const meaning = inChinese(question.terms, translations);
  return { ...inForms(question, translations), meaning, inHan: hasHan(meaning), isTranslated: true };
}

/** Terms in Chinese, as far as they are translated; the others, mostly names, as they are. */
function inChinese(terms: readonly string[], translations: Forms): string {
  return [...new Set(terms.map((term) => translations.get(term)?.find(hasHan) ?? term))].join(' ');
}

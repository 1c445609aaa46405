import type { PassageIndex } from '../../index/passage-index.js';
import type { Token } from '../../text/tokenize.js';
import { loadGlossary } from './glossary/glossary.js';
import { type Question, readQuestion } from './question.js';
import { letterSlip, soundSlips, strangeWords } from './slips.js';
import { isInGlossary } from './translate.js';

/** How many slips are looked for in a question. */
const MOST = 3;

/**
 * A question as it may have been meant, if it has words that are in no article and differ by a slip from one that is:
 * by one letter, or by a character of the same sound (李凯复). Null if there are none.
 */
export async function respell(
  index: Pick<PassageIndex, 'documentFrequencies'>,
  question: Question,
): Promise<Question | null> {
  if (question.terms.length === 0) return null;
  const known = await index.documentFrequencies(question.terms);
  const isUnknown = (term: string): boolean => !known.has(term);
  const misspelt = await misspeltWords(question, isUnknown);
  const slips = [...misspelt.map(letterSlip), ...soundSlips(question, isUnknown)].slice(0, MOST);
  if (slips.length === 0) return null;
  const variants = slips.flatMap(({ guesses }) => guesses.flatMap(({ needs }) => needs));
  const found = await index.documentFrequencies([...new Set(variants)]);
  const meant = slips.flatMap(({ start, end, guesses }) => {
    const best = commonest(guesses, ({ needs }) => Math.min(...needs.map((term) => found.get(term) ?? 0)));
    return best ? [{ start, end, spelling: best.spelling }] : [];
  });
  if (meant.length === 0) return null;
  const text = meant
    .sort((a, b) => b.start - a.start)
    .reduce(
      (asPut, { start, end, spelling }) => asPut.slice(0, start) + spelling + asPut.slice(end),
      question.text,
    );
  return readQuestion(text);
}

/** Words that are in no article, and not in the dictionary: those in it are spelt right. */
async function misspeltWords(question: Question, isUnknown: (term: string) => boolean): Promise<Token[]> {
  const strange = strangeWords(question, isUnknown);
  if (strange.length === 0) return [];
  const glossary = await loadGlossary();
  return strange.filter(({ start, end }) => !isInGlossary(glossary, question.text.slice(start, end)));
}

/** The one of some words that occurs most often, the first of equals; null if none occurs. */
function commonest<T>(items: readonly T[], frequencyOf: (item: T) => number): T | null {
  let best: T | null = null;
  let most = 0;
  for (const item of items) {
    const frequency = frequencyOf(item);
    if (frequency > most) [best, most] = [item, frequency];
  }
  return best;
}

import { type Sentence, sentence } from '../../sentence.js';
import { oneLine } from '../../text/one-line.js';
import type { Article } from '../article.js';
import { type Pin, warning } from './pins.js';
import { placeOfQuotation } from './quotation.js';

/** A pin, and whether it holds. */
export interface CheckedPin {
  readonly pin: Pin;
  /** What is wrong with it; null if its quotation is in its article. */
  readonly problem: 'no-article' | 'no-quotation' | null;
}

/** Looks for a pin's quotation in the article that it names; null if there is no such article. */
export function checkPin(pin: Pin, article: Pick<Article, 'text'> | null): CheckedPin {
  if (!article) return { pin, problem: 'no-article' };
  return { pin, problem: placeOfQuotation(article.text, pin.quotation) ? null : 'no-quotation' };
}

/** How much of a quotation is shown to recognise it, in characters. */
const RECOGNISED_BY = 30;

/** What is wrong with a pin, as a sentence, or null. */
export function sayProblem({ pin, problem }: CheckedPin): Sentence | null {
  if (problem === null) return null;
  const { article } = pin;
  if (problem === 'no-article')
    return warning(
      pin.line,
      sentence('pins a passage of “{{article}}”, and no article has that path, id or title', { article }),
    );
  const begin = [...oneLine(pin.quotation)].slice(0, RECOGNISED_BY).join('');
  return warning(
    pin.line,
    sentence('quotes words that don’t stand in “{{article}}” (any more): “{{begin}} …”', { article, begin }),
  );
}

/** What is wrong with pins, given these articles: a sentence each. */
export function pinWarnings(
  pins: readonly Pin[],
  articles: readonly Pick<Article, 'id' | 'path' | 'title' | 'text'>[],
): Sentence[] {
  return pins.flatMap((pin) => {
    const isMeant = ({ id, path, title }: (typeof articles)[number]): boolean =>
      [id, path, title].includes(pin.article);
    return sayProblem(checkPin(pin, articles.find(isMeant) ?? null)) ?? [];
  });
}

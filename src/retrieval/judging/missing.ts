import { contextOf } from '../../passages/context.js';
import { fold } from '../../text/fold.js';
import type { Span } from '../../text/span.js';
import { wordsIn } from '../../text/tokenize.js';
import { passageText, type ReadHit } from '../hit.js';
import type { Named } from '../question/named.js';
import { monthsIn, numbersIn, yearsIn } from '../question/numbers.js';

/** Where a quote stands. */
interface QuotedPlace extends ReadHit {
  readonly quote: Span;
}

/**
 * Whether a quote lacks what the question names: a year, where it or its article's date names another; a month, a
 * number, an identifier or a foreign name that neither it nor its passage, title and headings have. Such a quote is
 * no answer, however much of the question it repeats.
 */
export function lacksNamed(named: Named, quoted: QuotedPlace): boolean {
  const { hit, article, quote } = quoted;
  const context = fold(contextOf(article, hit.passage).join('\n'));
  const near = `${context}\n${fold(article.text.slice(quote.start, quote.end))}`;
  const passage = `${context}\n${fold(passageText(quoted))}`;
  return (
    isOfAnother(named.years, yearsIn(near), yearsIn(passage), yearsIn(article.date ?? '')) ||
    isOfAnother(named.months, monthsIn(near), monthsIn(passage), monthsIn(article.date ?? '')) ||
    lacksAny(named.numbers, () => numbersIn(passage)) ||
    lacksAny(named.words, () => wordsIn(passage)) ||
    named.codes.some((code) => !code.test(passage))
  );
}

/** Whether none of some years or months stands near a quote, but another does, there or, failing these, in the date. */
function isOfAnother(
  wanted: ReadonlySet<string>,
  near: ReadonlySet<string>,
  passage: ReadonlySet<string>,
  date: ReadonlySet<string>,
): boolean {
  if (wanted.size === 0 || [...wanted].some((one) => near.has(one))) return false;
  if (near.size > 0) return true;
  return ![...wanted].some((one) => passage.has(one) || date.has(one)) && date.size > 0;
}

function lacksAny(wanted: ReadonlySet<string>, given: () => ReadonlySet<string>): boolean {
  if (wanted.size === 0) return false;
  const found = given();
  return [...wanted].some((one) => !found.has(one));
}

import { contextOf } from '../../passages/context.js';
import { fold } from '../../text/fold.js';
import type { Span } from '../../text/span.js';
import { passageText, type ReadHit } from '../hit.js';
import { monthsIn, monthsMentionedIn, yearsIn } from '../question/dates.js';
import { daysIn } from '../question/days.js';
import { foreignSpellingsIn } from '../question/foreign-words.js';
import type { Forms } from '../question/forms.js';
import { type Named, namesAnything } from '../question/named.js';
import { numbersIn } from '../question/numbers.js';

/** Where a quote is. */
interface QuotedPlace extends ReadHit {
  readonly quote: Span;
}

/**
 * Whether a quote lacks what the question names: a year, if it or its article's date names another; a month, a
 * number, an identifier or a foreign name that neither it nor its passage, title and headings have. Such a quote is
 * no answer, however much of the question it repeats.
 */
export function lacksNamed(named: Named, quoted: QuotedPlace): boolean {
  // Most questions name nothing: no passage need be folded for them.
  if (!namesAnything(named)) return false;
  const { hit, article, quote } = quoted;
  const context = fold(contextOf(article, hit.passage).join('\n'));
  const near = `${context}\n${fold(article.text.slice(quote.start, quote.end))}`;
  const passage = `${context}\n${fold(passageText(quoted))}`;
  const places = { near, passage, date: article.date ?? '' };
  return (
    isOfAnother(named.years, yearsIn, places) ||
    isOfAnother(named.months, monthsIn, places, monthsMentionedIn) ||
    isOfOtherDays(named.days, passage) ||
    lacksAny(named.numbers, numbersIn, passage) ||
    lacksWord(named.words, passage) ||
    [...named.ordinals, ...named.codes].some((pattern) => !pattern.test(passage))
  );
}

/**
 * Whether all years and months that a question names are near a quote, or in its article's date. If none is there,
 * nothing contradicts them, and nothing shows that the quote is of that time.
 */
export function confirmsTime({ years, months }: Named, { hit, article, quote }: QuotedPlace): boolean {
  if (years.size + months.size === 0) return true;
  const context = contextOf(article, hit.passage).join('\n');
  const near = fold(`${context}\n${article.text.slice(quote.start, quote.end)}\n${article.date ?? ''}`);
  return !lacksAny(years, yearsIn, near) && !lacksAny(months, monthsMentionedIn, near);
}

/** Reads from a folded text what of a kind it names. */
type Reader = (text: string) => ReadonlySet<string>;

/**
 * Whether a quote has none of some years or months near it but has another one there or, failing that, in its date.
 *
 * @param mentionedBy reads them more freely, where the wanted one is looked for
 */
function isOfAnother(
  wanted: ReadonlySet<string>,
  namedBy: Reader,
  { near, passage, date }: { readonly near: string; readonly passage: string; readonly date: string },
  mentionedBy = namedBy,
): boolean {
  if (wanted.size === 0) return false;
  const lacksAll = (found: ReadonlySet<string>): boolean => [...wanted].every((one) => !found.has(one));
  const nearby = namedBy(near);
  if (nearby.size > 0) return lacksAll(nearby) && lacksAll(mentionedBy(near));
  const ofDate = namedBy(date);
  return ofDate.size > 0 && lacksAll(ofDate) && lacksAll(mentionedBy(passage));
}

/**
 * Whether a passage has none of some days but others. An article's date is that of the report, and what it quotes may
 * tell what came of it days later.
 */
function isOfOtherDays(wanted: ReadonlySet<string>, passage: string): boolean {
  if (wanted.size === 0) return false;
  const found = daysIn(passage);
  return found.size > 0 && [...wanted].every((day) => !found.has(day));
}

function lacksAny(wanted: ReadonlySet<string>, namedBy: Reader, text: string): boolean {
  if (wanted.size === 0) return false;
  const found = namedBy(text);
  return [...wanted].some((one) => !found.has(one));
}

/** Whether a text has some word in none of its spellings. */
function lacksWord(words: Forms, text: string): boolean {
  if (words.size === 0) return false;
  const found = foreignSpellingsIn(text);
  return [...words.values()].some((spellings) => !spellings.some((one) => found.has(one)));
}

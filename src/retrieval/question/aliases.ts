import { escapePattern } from '../../text/escape-pattern.js';
import { fold } from '../../text/fold.js';
import { segmenter } from '../../text/jieba.js';
import type { Span } from '../../text/span.js';
import { type Question, readQuestion } from './question.js';

/** A name with another one in brackets behind it: 霍夫曼（Anna Hofmann）. */
const BRACKETED =
  /(?<name>[\p{Script=Han}·]{2,16})\s?[（(](?<other>[\p{Script=Latin}][\p{Script=Latin}\p{M}\d .'’&-]{1,40})(?:[,，;；、][^（）()\n]{0,60})?[）)]/gu;
/** A shorter part of a name belongs to too many things. */
const SHORTEST = { han: 2, latin: 3 } as const;

/** Two names of one thing, as an article has them. */
interface Alias {
  readonly han: string;
  readonly latin: string;
}

/**
 * A question with another name for what it names, taken from articles that have both, one of them in brackets, and
 * continue with the first. Null if they have none.
 *
 * @param texts of articles that were found
 */
export function inOtherName(question: Question, texts: readonly string[]): Question | null {
  for (const text of texts)
    for (const alias of aliasesIn(text, question.folded)) {
      const renamed = withOther(question.text, alias);
      if (renamed !== null) return readQuestion(renamed);
    }
  return null;
}

/** How many of an admin's names for a thing in the question are tried. */
const GIVEN_MOST = 3;

/**
 * A question with each of the other names that an admin has given for what it names; none if it names no such thing.
 *
 * @param aliases each several names of one thing
 */
export function inGivenNames(question: Question, aliases: readonly (readonly string[])[]): Question[] {
  return aliases
    .flatMap((names) => renamings(question, names))
    .slice(0, GIVEN_MOST)
    .map(readQuestion);
}

/** The longest of the names that a text has gives way to each of the others. */
function renamings({ text, folded }: Question, names: readonly string[]): string[] {
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  for (const name of longestFirst) {
    const place = placeOf(fold(name), folded);
    if (!place) continue;
    const [before, after] = [text.slice(0, place.start), text.slice(place.end)];
    return names
      .filter((other) => fold(other) !== fold(name))
      .map((other) => `${before} ${other} ${after}`.trim());
  }
  return [];
}

/** Where a name occurs in a text, both folded: a Latin one as a whole word. */
function placeOf(name: string, text: string): Span | null {
  const open = /^[a-z0-9]/.test(name) ? '(?<![a-z0-9])' : '';
  const close = /[a-z0-9]$/.test(name) ? '(?![a-z0-9])' : '';
  const found = new RegExp(open + escapePattern(name) + close, 'u').exec(text);
  return found && { start: found.index, end: found.index + found[0].length };
}

/** Those of which a question may have a part: looking for the ends of all of them takes time. */
function aliasesIn(text: string, question: string): Alias[] {
  return [...text.matchAll(BRACKETED)].flatMap(({ groups }) => {
    const { name = '', other = '' } = groups ?? {};
    const latin = other.trim();
    const isAsked = [name.slice(-SHORTEST.han), lastWord(latin)].some((part) =>
      question.includes(fold(part)),
    );
    const han = isAsked ? nameAtEnd(name, text) : null;
    return han === null ? [] : [{ han, latin }];
  });
}

/** The name in a run before a bracket: the longest of its ends that the article also has elsewhere. */
function nameAtEnd(run: string, text: string): string | null {
  const words = run
    .split('·')
    .flatMap((part, i) => [...(i > 0 ? ['·'] : []), ...segmenter().cut(part, true)]);
  const ends = words.map((_, i) => words.slice(i).join('')).filter((end) => /^\p{Script=Han}/u.test(end));
  return ends.find((end) => end.length >= SHORTEST.han && text.split(end).length > 2) ?? null;
}

/** A question with one name replaced by the other, or null if it has neither. */
function withOther(text: string, { han, latin }: Alias): string | null {
  const folded = fold(text);
  const at = folded.indexOf(fold(han));
  if (at >= 0) return `${text.slice(0, at)} ${latin} ${text.slice(at + han.length)}`;
  for (const name of [latin, lastWord(latin)]) {
    if (name.length < SHORTEST.latin) continue;
    const found = new RegExp(`(?<![a-z0-9])${escapePattern(fold(name))}(?![a-z0-9])`, 'u').exec(folded);
    if (found) return text.slice(0, found.index) + han + text.slice(found.index + name.length);
  }
  return null;
}

function lastWord(name: string): string {
  return name.split(' ').at(-1) ?? '';
}

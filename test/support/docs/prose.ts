import { withoutCode } from './pages.js';

/** Turns of phrase that make a reader stop, each with what says it plainly. */
const AWKWARD: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\banew\b/i, 'again'],
  [/\bgo(?:es)? on\b/i, 'continue, keep …ing'],
  [/\bstands?\b(?!-)/i, 'is, are'],
  [/\btold by\b/i, 'recognised by'],
  [/\bof (?:its|their|our|your) own\b/i, 'its own …'],
  [/\bso many\b/i, 'this many'],
  [/\bwhat there is\b/i, 'a list of …'],
  [/\b(?:is|are) named\b/i, 'names …, is listed'],
  [/(?:^|[.:;] )where\b/im, 'if, when'],
  [/\bwhere there (?:is|are)\b/i, 'if there is'],
  [/\b(?:is|are) of no use\b/i, "won't help"],
];

/** What reads awkwardly in a text, with what would be plainer. */
export function awkwardIn(text: string): readonly string[] {
  const prose = withoutCode(text).replace(/^# ?/gm, '');
  return AWKWARD.flatMap(([pattern, instead]) => {
    const found = pattern.exec(prose)?.[0].trim();
    return found === undefined ? [] : [`“${found}”: rather ${instead}`];
  });
}

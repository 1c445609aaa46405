import { commentsOf } from '../code.js';
import { withoutCode } from './pages.js';

type Pattern = readonly [pattern: RegExp, instead: string];

/** Turns of phrase that make a reader stop, each with a plainer one. */
const AWKWARD: readonly Pattern[] = [
  [/\banew\b/i, 'again'],
  [/\bgo(?:es)? on\b/i, 'continue, keep …ing'],
  [/\bstands?\b(?!-| for\b)/i, 'is, are'],
  [/\btold by\b/i, 'recognised by'],
  [/\btells? (?:of|nothing|most|whether|which|how|no more)\b/i, 'says, shows'],
  [/\bis told of\b/i, 'gets, is called with'],
  [
    /\bof (?:its|their|our|your) own(?=$|[.,:;)]| (?:that|which|and|or|in|on|for|to|is|are)\b)/im,
    'its own …',
  ],
  [/\bso (?:many|much)\b(?! that\b)/i, 'this many'],
  [/\bat least so\b/i, 'at least this'],
  [/(?:^|[.:;] )as (?:many|much) [^.,:;]* (?:is|are)\b/im, 'how much, the most'],
  [/\bwhat there is\b/i, 'a list of …'],
  [/\bwhere there (?:is|are)\b/i, 'if there is'],
  [/\b(?:null|undefined|true|false|empty|none|0),? where\b/i, 'if'],
  [/\b(?:is|are) of no use\b/i, "won't help"],
  [/\b(?:is|are) none of (?:its|our|their|the)\b/i, 'is not one of …'],
  [/\bwhoever\b/i, 'people who, no matter who'],
  [/\bbut for\b(?! example)/i, 'except for'],
  [/\bhands? on (?:no|the|what)\b/i, 'passes on'],
  [/\bone (?:object|question|quote|entry|text|row) an? (?:article|kind|line)\b/i, 'one … per …'],
];

/** In a comment these may be good English: “Where its label begins” describes a field. */
const AWKWARD_IN_TEXT: readonly Pattern[] = [
  ...AWKWARD,
  [/\b(?:is|are) named\b/i, 'names …, is listed'],
  [/(?:^|[.:;] )where\b/im, 'if, when'],
];

const AWKWARD_IN_COMMENTS: readonly Pattern[] = [
  ...AWKWARD,
  [/@throws [^.;]*? where\b/, '@throws … if'],
  [/(?:^|[.:;] )where (?:it|they|that|this|none|nothing|nobody) (?:is|are|has|have|can|does|do)\b/im, 'if'],
];

/** What reads awkwardly in a text, with what would be plainer. */
export function awkwardIn(text: string): readonly string[] {
  return awkwardBy(AWKWARD_IN_TEXT, withoutCode(text).replace(/^# ?/gm, ''));
}

/** The same for the comments of a source. */
export function awkwardInComments(source: string): readonly string[] {
  return commentsOf(source).flatMap((comment) =>
    awkwardBy(AWKWARD_IN_COMMENTS, withoutCode(comment).replace(/\s*\n\s*/g, ' ')),
  );
}

function awkwardBy(patterns: readonly Pattern[], prose: string): readonly string[] {
  return patterns.flatMap(([pattern, instead]) => {
    const found = pattern.exec(prose)?.[0].trim();
    return found === undefined ? [] : [`“${found}”: rather ${instead}`];
  });
}

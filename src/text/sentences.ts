import type { Span } from './span.js';

const TERMINATORS = new Set('。！？!?｡');
/** What may end a sentence. */
const MARK = /[\n.…。！？!?｡]/gu;
const CLOSERS = new Set('”’」』】）》〉"\')]');
/** Words before a full stop that end no sentence, folded. */
const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof st vs etc no fig inc ltd co jr sr dept approx e.g i.e u.s u.k'.split(' '),
);

/**
 * Cuts a stretch of a text into sentences: trimmed of white space, in order, none of them empty. A sentence
 * takes its closing quotes and brackets with it; a line break ends one; the point in `3.5`, `e.g.` or
 * `Mr. Smith` does not, nor does an ellipsis inside a line.
 *
 * @param span where in the text to cut; the offsets of the result count in the whole text
 */
export function sentencesOf(text: string, span: Span = { start: 0, end: text.length }): Span[] {
  const sentences: Span[] = [];
  let start = span.start;
  let passed = span.start;
  // A stretch is cut off first: looking for a mark beyond it would take time in proportion to the whole text.
  for (const { index } of text.slice(span.start, span.end).matchAll(MARK)) {
    const at = span.start + index;
    if (at < passed) continue;
    const { to, endsSentence } = markAt(text, at, span.end);
    passed = to;
    if (!endsSentence) continue;
    pushTrimmed(sentences, text, start, to);
    start = to;
  }
  pushTrimmed(sentences, text, start, span.end);
  return sentences;
}

/** A run of marks is passed as a whole: none of them ends a sentence if the first does not. */
interface Mark {
  readonly to: number;
  readonly endsSentence: boolean;
}

function markAt(text: string, at: number, limit: number): Mark {
  const character = text.charAt(at);
  if (character === '\n') return { to: at + 1, endsSentence: true };
  if (character === '…' && !endsAtEllipsis(text, at, limit)) return { to: at + 1, endsSentence: false };
  if (character === '.') {
    const next = afterPoints(text, at, limit);
    if (next < limit && !/\s/.test(text.charAt(next))) return { to: next, endsSentence: false };
    if (isInAbbreviation(text, at)) return { to: at + 1, endsSentence: false };
  }
  let end = at + 1;
  while (end < limit && (TERMINATORS.has(text.charAt(end)) || text.charAt(end) === '.')) end++;
  while (end < limit && CLOSERS.has(text.charAt(end)) && !opensNext(text, end, limit)) end++;
  return { to: end, endsSentence: !goesOn(text, end, limit) };
}

/** What follows a quotation inside a Japanese sentence. */
const PARTICLE = /^[」』）)][とっはがをにのもな]/;

/** `"Really?" she asked.` is one sentence: a lower-case letter begins none in a script that has capitals. */
function goesOn(text: string, end: number, limit: number): boolean {
  if (end < limit && PARTICLE.test(text.slice(end - 1, end + 1))) return true;
  return /^[!?.]["')\]”’]*\s+\p{Ll}/u.test(lastMark(text, end) + text.slice(end, Math.min(limit, end + 4)));
}

function lastMark(text: string, end: number): string {
  let at = end - 1;
  while (at > 0 && CLOSERS.has(text.charAt(at))) at--;
  return text.slice(at, end);
}

/** A straight quote after white space closes nothing: it opens what follows. */
function opensNext(text: string, at: number, limit: number): boolean {
  const isStraight = text.charAt(at) === '"' || text.charAt(at) === "'";
  return (
    isStraight &&
    at + 1 < limit &&
    /[\p{L}\p{N}]/u.test(text.charAt(at + 1)) &&
    /\s/.test(text.charAt(at - 1))
  );
}

/** An ellipsis inside a line may be a pause: it ends a sentence only if the line or a quotation ends there, too. */
function endsAtEllipsis(text: string, at: number, limit: number): boolean {
  const next = text.charAt(at + 1);
  return at + 1 >= limit || CLOSERS.has(next) || /\s/.test(next);
}

/** Where a point's run of points and closing marks ends. */
function afterPoints(text: string, at: number, limit: number): number {
  let next = at + 1;
  while (next < limit && (CLOSERS.has(text.charAt(next)) || text.charAt(next) === '.')) next++;
  return next;
}

function isInAbbreviation(text: string, at: number): boolean {
  const word = /[\p{L}.]*$/u.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? '';
  return ABBREVIATIONS.has(word.toLowerCase()) || /^\p{Lu}$/u.test(word);
}

function pushTrimmed(sentences: Span[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  if (start < end) sentences.push({ start, end });
}

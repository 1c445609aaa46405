import type { Article, Turn } from '../articles/article.js';
import { at as atPlace } from '../text/at.js';
import { sentencesOf } from '../text/sentences.js';
import type { Span } from '../text/span.js';

/** A sentence and who speaks it. */
export interface SpokenSentence extends Span {
  readonly turn: Turn | null;
}

/**
 * The sentences of a stretch of an article, in order. None crosses the border of a turn, and the labels that name the
 * speakers are left out.
 */
export function spokenSentences(
  { text, turns }: Pick<Article, 'text' | 'turns'>,
  span: Span,
): SpokenSentence[] {
  const sentences: SpokenSentence[] = [];
  const add = (start: number, end: number, turn: Turn | null): void => {
    const part = { start: Math.max(start, span.start), end: Math.min(end, span.end) };
    if (part.start < part.end)
      sentences.push(...sentencesOf(text, part).map((sentence) => ({ ...sentence, turn })));
  };
  let at = span.start;
  for (let i = firstEndingAfter(turns, span.start); i < turns.length; i++) {
    const turn = atPlace(turns, i);
    if (turn.start >= span.end) break;
    add(at, turn.start, null);
    add(turn.textStart, turn.end, turn);
    at = turn.end;
  }
  add(at, span.end, null);
  return sentences;
}

/** The place of the first turn that ends after an offset, by binary search: an interview may have thousands. */
function firstEndingAfter(turns: readonly Turn[], offset: number): number {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (atPlace(turns, middle).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

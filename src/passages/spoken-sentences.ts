import type { Article, Turn } from '../articles/article.js';
import { sentencesOf } from '../text/sentences.js';
import type { Span } from '../text/span.js';

/** A sentence and whose it is. */
export interface SpokenSentence extends Span {
  readonly turn: Turn | null;
}

/**
 * The sentences of a stretch of an article, in order. None reaches over the border of a turn, and the labels
 * that name the speakers are part of none.
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
  for (const turn of turns) {
    if (turn.end <= span.start || turn.start >= span.end) continue;
    add(at, turn.start, null);
    add(turn.textStart, turn.end, turn);
    at = turn.end;
  }
  add(at, span.end, null);
  return sentences;
}

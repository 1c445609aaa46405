import type { Article, Turn } from '../../articles/article.js';
import { spokenSentences } from '../../passages/spoken-sentences.js';
import { hasPaired } from '../../text/letters.js';
import type { Span } from '../../text/span.js';

/** At most one word: counted in letters if words are written without spaces, in words elsewhere. */
const SHORT = { letters: 6, words: 2 } as const;

/** Words that only agree or refuse. */
const EMPTY = new Set(
  `
  是 是的 是啊 是呀 对 對 对的 對的 对啊 對啊 嗯 嗯嗯 哦 没错 沒錯 当然 當然 好 好的 可以 行 不是 不 不会 不會 没有 沒有 没 沒 有 有的 会 會
  确实 確實 确实如此 確實如此 不对 不對 yes no yeah yep nope right exactly sure absolutely correct indeed true okay ok はい いいえ ええ そう そうです 네 예 아니요`
    .trim()
    .split(/\s+/),
);

/** The context that a short answer needs. */
export interface AroundShortAnswer extends Span {
  /** What the same person says next, if the answer by itself says nothing; otherwise null. */
  readonly next: Span | null;
}

/**
 * The question before a one-word answer and, if the answer merely agrees or refuses, what the same person says next:
 * without these nobody can tell what it says. Null for any other answer, or if there is no such context.
 *
 * @param quote the quoted part of the answer
 * @param most UTF-16 code units of everything together
 */
export function aroundShortAnswer(
  article: Pick<Article, 'text' | 'turns'>,
  quote: Span,
  most: number,
): AroundShortAnswer | null {
  const { text, turns } = article;
  const at = turns.findIndex(({ textStart, end }) => textStart <= quote.start && quote.end <= end);
  const turn = turns[at];
  const before = turns[at - 1];
  if (!turn || !before || !isShort(text, turn) || !isBeside(text, before, turn)) return null;
  const { start } = lastSentence(article, before);
  if (turn.end - start > most) return null;
  const next = isEmpty(text, turn) ? nextOfSame(article, at, start + most) : null;
  return { start, end: next?.end ?? turn.end, next };
}

/** The last sentence of a turn, with the speaker's label if it is also the first. */
function lastSentence(article: Pick<Article, 'text' | 'turns'>, turn: Turn): Span {
  const sentences = spokenSentences(article, turn);
  const last = sentences.at(-1) ?? turn;
  return { start: sentences.length > 1 ? last.start : turn.start, end: turn.end };
}

/** As many sentences as fit from the same person's next turn, with one turn of somebody else between. */
function nextOfSame(article: Pick<Article, 'text' | 'turns'>, at: number, limit: number): Span | null {
  const { text, turns } = article;
  const [turn, between, next] = turns.slice(at, at + 3);
  if (!turn || !between || !next || next.speaker !== turn.speaker) return null;
  if (!isBeside(text, turn, between) || !isBeside(text, between, next)) return null;
  const fitting = spokenSentences(article, next).filter(({ end }) => end <= limit);
  const [first] = fitting;
  return first ? { start: first.start, end: fitting.at(-1)?.end ?? first.end } : null;
}

function isBeside(text: string, { end }: Turn, { start }: Turn): boolean {
  return text.slice(end, start).trim() === '';
}

function isShort(text: string, { textStart, end }: Turn): boolean {
  // A few more than fit are enough to know.
  const words = wordsIn(text.slice(textStart, Math.min(end, textStart + 80)));
  const letters = words.join('');
  return hasPaired(letters) ? letters.length <= SHORT.letters : words.length <= SHORT.words;
}

function isEmpty(text: string, { textStart, end }: Turn): boolean {
  return wordsIn(text.slice(textStart, end)).every((word) => EMPTY.has(word));
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

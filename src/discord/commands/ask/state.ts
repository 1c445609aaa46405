import type { QuotedExcerpt, Tier } from '../../../answer/answer.js';
import type { SeenQuote } from '../../../answer/service.js';
import type { Span } from '../../../text/span.js';

/** What the buttons below an answer do. */
export const ACTIONS = {
  wider: 'w',
  narrower: 'n',
  next: 'x',
  focus: 'f',
  read: 'r',
  share: 's',
  up: 'u',
  down: 'd',
} as const;
export type Action = keyof typeof ACTIONS;

/**
 * The state of an answer that is shown, as its buttons carry it: which quotes, and the one in focus, before it
 * was widened, that the buttons are about.
 */
export interface AnswerState extends SeenQuote {
  /** How many steps it is widened. */
  readonly steps: number;
  /** Which of the quotes in the message is in focus, from 0. */
  readonly focus: number;
  /** How many quotes were shown before these, and how many there are at a time. */
  readonly first: number;
  readonly count: number;
  readonly tier: Tier;
  /** The words of the quote that answer, as far as a button can carry them. */
  readonly highlights: readonly Span[];
  /** Names the answer in all its copies, so that a person rates it once; empty where it is not rated. */
  readonly nonce: string;
  /** Whether there may be quotes after those that the answer has shown. */
  readonly hasMore: boolean;
  /** Whether everyone has been shown it. */
  readonly isShared: boolean;
}

/** What a button carries of an answer beside the quote in focus. */
export type AnswerPlace = Pick<
  AnswerState,
  'focus' | 'first' | 'count' | 'tier' | 'nonce' | 'hasMore' | 'isShared'
>;

const TIERS: Readonly<Record<Tier, string>> = { found: 'f', related: 'r', nothing: 'n' };
const BASE = 36;
const HAS_MORE = 1;
const IS_SHARED = 2;
/** What is left of a custom id when everything else is as long as it gets. */
const HIGHLIGHTS_LENGTH = 20;

/** The state of an answer as it is first shown, with one of its quotes in focus. */
export function stateOf(
  { start, end, articleKey, version, highlights }: QuotedExcerpt,
  place: AnswerPlace,
): AnswerState {
  return { quote: { start, end }, key: articleKey, version, steps: 0, highlights, ...place };
}

export function writeState(action: Action, state: AnswerState): string[] {
  const { quote, key, version, steps, focus, first, count, tier, nonce, hasMore, isShared } = state;
  const numbers = [quote.start, quote.end - quote.start, steps, focus, first, count];
  const flags = (hasMore ? HAS_MORE : 0) | (isShared ? IS_SHARED : 0);
  return [
    ACTIONS[action],
    key,
    version,
    ...numbers.map((number) => number.toString(BASE)),
    TIERS[tier],
    nonce,
    String(flags),
    writeHighlights(state),
  ];
}

/** Offsets from the beginning of the quote, `start-end` joined by `_`; as many as there is room for. */
function writeHighlights({ quote, highlights }: AnswerState): string {
  let written = '';
  for (const { start, end } of highlights) {
    const pair = [start, end].map((offset) => Math.max(0, offset - quote.start).toString(BASE)).join('-');
    const longer = written === '' ? pair : `${written}_${pair}`;
    if (longer.length > HIGHLIGHTS_LENGTH) break;
    written = longer;
  }
  return written;
}

function readHighlights(text: string, from: number): Span[] {
  const pairs = [...text.matchAll(/([0-9a-z]{1,6})-([0-9a-z]{1,6})/g)];
  return pairs.map(([, start = '', end = '']) => ({
    start: from + Number.parseInt(start, BASE),
    end: from + Number.parseInt(end, BASE),
  }));
}

/** Reads what `writeState` wrote; null where an older or newer version of the bot wrote something else. */
export function readState(fields: readonly string[]): { action: Action; state: AnswerState } | null {
  const [
    letter,
    key,
    version,
    start,
    length,
    steps,
    focus,
    first,
    count,
    tierLetter,
    nonce = '',
    flags,
    spans = '',
  ] = fields;
  const action = keyOf(ACTIONS, letter);
  const tier = keyOf(TIERS, tierLetter);
  const [from, size, ...others] = [start, length, steps, focus, first, count].map(readNumber);
  if (!action || !tier || !key || !version || from === undefined || size === undefined) return null;
  const [stepCount, focusAt, before, shown] = others;
  if (stepCount === undefined || focusAt === undefined || before === undefined || shown === undefined)
    return null;
  const quote = { start: from, end: from + size };
  const place = { steps: stepCount, focus: focusAt, first: before, count: shown, tier, nonce };
  const highlights = readHighlights(spans, from);
  return { action, state: { quote, key, version, highlights, ...place, ...readFlags(flags) } };
}

/** Buttons of an earlier version have no flags: there may be more. */
function readFlags(text = String(HAS_MORE)): Pick<AnswerState, 'hasMore' | 'isShared'> {
  const flags = Number(text);
  return { hasMore: (flags & HAS_MORE) !== 0, isShared: (flags & IS_SHARED) !== 0 };
}

function readNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[0-9a-z]{1,8}$/.test(text) ? Number.parseInt(text, BASE) : undefined;
}

function keyOf<Key extends string>(
  letters: Readonly<Record<Key, string>>,
  letter: string | undefined,
): Key | null {
  for (const key in letters) if (letters[key] === letter) return key;
  return null;
}

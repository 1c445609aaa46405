import type { QuotedExcerpt, Tier } from '../../../answer/answer.js';
import type { SeenQuote } from '../../../answer/service.js';

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
}

const TIERS: Readonly<Record<Tier, string>> = { found: 'f', related: 'r', nothing: 'n' };
const BASE = 36;

/** The state of an answer as it is first shown, with one of its quotes in focus. */
export function stateOf(
  { start, end, articleKey, version }: QuotedExcerpt,
  place: Pick<AnswerState, 'focus' | 'first' | 'count' | 'tier'>,
): AnswerState {
  return { quote: { start, end }, key: articleKey, version, steps: 0, ...place };
}

export function writeState(action: Action, state: AnswerState): string[] {
  const { quote, key, version, steps, focus, first, count, tier } = state;
  const numbers = [quote.start, quote.end - quote.start, steps, focus, first, count];
  return [ACTIONS[action], key, version, ...numbers.map((number) => number.toString(BASE)), TIERS[tier]];
}

/** Reads what `writeState` wrote; null where an older or newer version of the bot wrote something else. */
export function readState(fields: readonly string[]): { action: Action; state: AnswerState } | null {
  const [letter, key, version, start, length, steps, focus, first, count, tierLetter] = fields;
  const action = keyOf(ACTIONS, letter);
  const tier = keyOf(TIERS, tierLetter);
  const [from, size, ...others] = [start, length, steps, focus, first, count].map(readNumber);
  if (!action || !tier || !key || !version || from === undefined || size === undefined) return null;
  const [stepCount, focusAt, before, shown] = others;
  if (stepCount === undefined || focusAt === undefined || before === undefined || shown === undefined)
    return null;
  const quote = { start: from, end: from + size };
  const state = { quote, key, version, steps: stepCount, focus: focusAt, first: before, count: shown, tier };
  return { action, state };
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

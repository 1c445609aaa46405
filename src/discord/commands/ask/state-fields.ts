import type { Tier } from '../../../answer/answer.js';
import type { Span } from '../../../text/span.js';
import type { AnswerState } from './state.js';

/** What the components below an answer do. */
const ACTIONS = {
  wider: 'w',
  narrower: 'n',
  pick: 'p',
  more: 'm',
  read: 'r',
  share: 's',
  up: 'u',
  down: 'd',
  remove: 'z',
  further: 'a',
  solved: 'o',
  person: 'h',
} as const;
export type Action = keyof typeof ACTIONS;

const TIERS: Readonly<Record<Tier, string>> = { found: 'f', related: 'r', nothing: 'n' };
/** A bit for each thing that is true or false. */
const FLAGS = { isNear: 1, isNumbered: 2, isShared: 4, isWidest: 8, isPinned: 16 } as const;
type Flag = keyof typeof FLAGS;
const FLAG_NAMES = Object.keys(FLAGS) as Flag[];
const BASE = 36;
/** What is left of a custom id when everything else has its greatest length. */
const HIGHLIGHTS_LENGTH = 16;

export function writeState(action: Action, state: AnswerState): string[] {
  const { quote, key, version, steps, focus, first, count, next, tier, nonce } = state;
  // There are never further quotes before all others, so 0 stands for none.
  const numbers = [quote.start, quote.end - quote.start, steps, focus, first, count, next ?? 0];
  const flags = FLAG_NAMES.reduce((sum, name) => sum + (state[name] ? FLAGS[name] : 0), 0);
  return [
    ACTIONS[action],
    key,
    version,
    ...[...numbers, flags].map((number) => number.toString(BASE)),
    TIERS[tier],
    nonce,
    writeHighlights(state),
  ];
}

/** Reads what `writeState` wrote; null if an older or newer version of the bot wrote something else. */
export function readState(fields: readonly string[]): { action: Action; state: AnswerState } | null {
  const [letter, key, version, ...rest] = fields;
  const [start, length, steps, focus, first, count, next, flags] = rest.slice(0, 8).map(readNumber);
  const [tierLetter, nonce = '', spans = ''] = rest.slice(8);
  const action = keyOf(ACTIONS, letter);
  const tier = keyOf(TIERS, tierLetter);
  if (!action || !tier || !key || !version || start === undefined || length === undefined) return null;
  if (steps === undefined || focus === undefined || first === undefined) return null;
  if (count === undefined || next === undefined || flags === undefined) return null;
  const quote = { start, end: start + length };
  const place = { focus, first, count, next: next === 0 ? null : next, tier, nonce };
  const highlights = readHighlights(spans, start);
  return { action, state: { quote, key, version, steps, highlights, ...place, ...readFlags(flags) } };
}

/** Offsets from the beginning of the quote, `start-end` joined by `_`, up to the room there is. */
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

function readFlags(flags: number): Readonly<Record<Flag, boolean>> {
  const isSet = (name: Flag): boolean => (flags & FLAGS[name]) !== 0;
  return {
    isNear: isSet('isNear'),
    isNumbered: isSet('isNumbered'),
    isShared: isSet('isShared'),
    isWidest: isSet('isWidest'),
    isPinned: isSet('isPinned'),
  };
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

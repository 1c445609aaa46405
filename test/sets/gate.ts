import type { Judgement } from '../../src/evaluation/evaluate.js';

/** How many of some questions went well. */
export interface Tally {
  readonly good: number;
  readonly of: number;
}

/** The tallies of each set, by their names. */
export type Baseline = Readonly<Record<string, Readonly<Record<string, Tally>>>>;

/** What each set is judged by; in each the most is the best. */
export function talliesOf(judgements: readonly Judgement[]): Record<string, Tally> {
  const answerable = judgements.filter(({ question }) => question.article !== null);
  const unanswerable = judgements.filter(({ question }) => question.article === null);
  const green = judgements.filter(({ tier }) => tier === 'found');
  return withoutEmpty({
    'right article first': tally(answerable, ({ articleRank }) => articleRank === 1),
    'answer in the first quote': tally(answerable, ({ inFirstQuote }) => inFirstQuote),
    'answerable not lost': tally(answerable, ({ tier }) => tier !== 'nothing'),
    'answerable green': tally(answerable, ({ tier }) => tier === 'found'),
    'unanswerable not green': tally(unanswerable, ({ tier }) => tier !== 'found'),
    'green first quotes right': tally(green, ({ inFirstQuote }) => inFirstQuote),
  });
}

/** What phrases of a chat are judged by: nobody wants a quote for them. */
export function chatTalliesOf(judgements: readonly Judgement[]): Record<string, Tally> {
  return { 'without a quote': tally(judgements, ({ tier }) => tier === 'nothing') };
}

/** What questions are judged by, besides, that look like chat: none is put off with a friendly line. */
export function lookedUpTally(judgements: readonly Judgement[]): Record<string, Tally> {
  return { 'looked up': tally(judgements, ({ chat }) => chat === null) };
}

/**
 * A share may fall by one standard error of it, √(p(1 − p)/n), p with one more of each kind so that a share of 1 has an
 * error, too. It is what chance moves a figure by when n other such questions are asked. The very same questions are
 * asked again here, so that chance has less to move: a change that helps as often as it harms stays well within it.
 *
 * @returns as a share, 0..1
 */
export function toleranceOf({ good, of }: Tally): number {
  const p = (good + 1) / (of + 2);
  return Math.sqrt((p * (1 - p)) / of);
}

/** A sentence for each figure that fell by more than it may, and for each that is not in the baseline. */
export function fallsOf(recorded: Baseline, now: Baseline): string[] {
  return Object.entries(now).flatMap(([set, tallies]) =>
    Object.entries(tallies).flatMap(([name, tally]) =>
      fallOf(`${set}: ${name}`, recorded[set]?.[name], tally),
    ),
  );
}

function fallOf(name: string, before: Tally | undefined, now: Tally): string[] {
  if (!before) return [`${name} is not in the baseline`];
  const least = shareOf(before) - toleranceOf(before);
  if (shareOf(now) >= least) return [];
  return [`${name} fell from ${inWords(before)} to ${inWords(now)}; ${least.toFixed(3)} would do`];
}

function inWords(tally: Tally): string {
  return `${shareOf(tally).toFixed(3)} (${tally.good} of ${tally.of})`;
}

function shareOf({ good, of }: Tally): number {
  return of === 0 ? 0 : good / of;
}

function tally(judgements: readonly Judgement[], isGood: (judgement: Judgement) => boolean): Tally {
  return { good: judgements.filter(isGood).length, of: judgements.length };
}

function withoutEmpty(tallies: Readonly<Record<string, Tally>>): Record<string, Tally> {
  return Object.fromEntries(Object.entries(tallies).filter(([, { of }]) => of > 0));
}

import { type KindReport, type Measures, meanOverKinds } from '../../evaluation/by-kind.js';
import type { Risk } from '../../evaluation/risk.js';
import type { Speech, SpokenKey } from '../i18n/speech.js';
import { figure, figuresToJson } from './figure.js';

/** How rows are laid out: aligned for a terminal, or as Markdown. */
export type Layout = (head: readonly string[], rows: readonly (readonly string[])[]) => string;

const COLUMNS = [
  ['evalRecall', 'articleRecallAt1'],
  ['evalInFirstQuote', 'answerInFirstQuote'],
  ['evalLost', 'lost'],
  ['evalFound', 'found'],
  ['evalUnanswerableFound', 'unanswerableFound'],
  ['evalRefused', 'refused'],
  ['evalGreenShare', 'greenRight'],
] as const satisfies readonly (readonly [SpokenKey, keyof Measures])[];

/** A row for each set and kind, and the mean over the kinds. */
export function kindsToText(
  sets: readonly KindReport[],
  kinds: readonly KindReport[],
  layout: Layout,
  { t }: Speech,
): string {
  const head = [
    t('evalSetKind'),
    t('evalAnswerable'),
    t('evalUnanswerable'),
    ...COLUMNS.map(([title]) => t(title)),
  ];
  const rows = rowsOf(sets, kinds).map((row) => [
    nameOf(row),
    String(row.answerable),
    String(row.unanswerable),
    ...cellsOf(row.measures),
  ]);
  return layout(head, [...rows, [t('evalMeanOverKinds'), '', '', ...cellsOf(meanOverKinds(kinds))]]);
}

/**
 * How many first quotes of the surest answers are right: a row for each kind, a column for each share of the answers.
 */
export function curvesToText(
  sets: readonly KindReport[],
  kinds: readonly KindReport[],
  layout: Layout,
  { t }: Speech,
): string {
  const drawn = rowsOf(sets, kinds).filter(({ risk }) => risk.curve.length > 0);
  const coverages = drawn[0]?.risk.curve.map(({ coverage }) => coverage) ?? [];
  const head = [t('evalSurest'), ...coverages.map((coverage) => `${Math.round(coverage * 100)} %`)];
  const rows = drawn.map((row) => [nameOf(row), ...row.risk.curve.map(({ right }) => figure(right))]);
  return layout(head, rows);
}

/** Each set, and after it its kinds if it has some. */
function rowsOf(sets: readonly KindReport[], kinds: readonly KindReport[]): KindReport[] {
  return sets.flatMap((set) => [set, ...kinds.filter((kind) => kind.set === set.set && kind.kind !== null)]);
}

export function kindsToJson(sets: readonly KindReport[], kinds: readonly KindReport[]): object {
  return {
    sets: sets.map(reportToJson),
    kinds: kinds.map(reportToJson),
    mean_over_kinds: figuresToJson(meanOverKinds(kinds)),
  };
}

function reportToJson({ measures, risk, ...kind }: KindReport): object {
  return { ...kind, ...figuresToJson(measures), risk: riskToJson(risk) };
}

export function riskToJson(risk: Risk): object {
  return figuresToJson(risk);
}

function nameOf({ set, kind }: KindReport): string {
  return kind === null ? set : `${set} / ${kind}`;
}

function cellsOf(measures: Measures): string[] {
  return COLUMNS.map(([, name]) => figure(measures[name]));
}

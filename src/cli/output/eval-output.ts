import type { KindReport } from '../../evaluation/by-kind.js';
import type { EvalReport, TierShares } from '../../evaluation/eval-report.js';
import type { Judgement } from '../../evaluation/evaluate.js';
import type { QuoteTiers } from '../../evaluation/quote-tiers.js';
import type { ReliabilityBin } from '../../evaluation/reliability.js';
import type { CurvePoint, Risk } from '../../evaluation/risk.js';
import type { SearchedBy } from '../../retrieval/retrieved.js';
import { inEnglish, type Told } from '../../sentence.js';
import type { Speech } from '../i18n/speech.js';
import { curvesToText, kindsToJson, kindsToText, type Layout, riskToJson } from './eval-kinds.js';
import { missToText } from './eval-misses.js';
import { entriesOf, figuresOf, nameOfFigure, nameOfVariant } from './eval-names.js';
import { alignedTable, figure, figuresToJson } from './figure.js';
import { padded, paddedStart } from './padded.js';

/** One run over a set. */
export interface EvalRun {
  readonly variant: SearchedBy;
  readonly report: EvalReport;
  /** The tiers of each file of questions, by its name. */
  readonly files: Readonly<Record<string, TierShares>>;
  readonly sets: readonly KindReport[];
  readonly kinds: readonly KindReport[];
  readonly misses: readonly Judgement[];
  /** The pins that do not hold, a sentence each. */
  readonly pinProblems: readonly Told[];
}

export function runToJson({ variant, report, files, sets, kinds, misses, pinProblems }: EvalRun): object {
  const { tiers, quotes, reliability, risk } = report;
  return {
    variant,
    ...figuresToJson(figuresOf(report)),
    calibration_error: reliability.calibrationError,
    reliability: reliability.bins,
    tiers,
    quotes,
    risk: riskToJson(risk),
    files,
    ...kindsToJson(sets, kinds),
    misses: misses.map(missToJson),
    pin_problems: pinProblems.map(inEnglish),
  };
}

function missToJson({ question, tier, confidence, articleRank, shown }: Judgement): object {
  return { ...question, tier, confidence, article_rank: articleRank, shown };
}

export function runToText(run: EvalRun, speech: Speech): string {
  const { variant, report, sets, kinds, misses, pinProblems } = run;
  const { quotes, reliability, risk } = report;
  const { t, tell } = speech;
  const lines = entriesOf(figuresOf(report)).map(([name, value]) =>
    row(nameOfFigure(name, speech), figure(value)),
  );
  return [
    row(t('evalSearched'), nameOfVariant(variant, speech)),
    ...lines,
    ...sharesToText(run, speech),
    ...quotesToText(quotes, speech),
    ...riskToText(risk, speech),
    row(nameOfFigure('calibrationError', speech), figure(reliability.calibrationError)),
    ...reliability.bins.map((bin) => binToText(bin, speech)),
    ...kindTables(sets, kinds, alignedTable, speech).map((rows) => `\n${rows}`),
    ...misses.map((miss) => missToText(miss, speech)),
    ...pinProblems.map((problem) => `\n! ${tell(problem)}`),
  ].join('\n');
}

/** Where names end and figures begin, in columns of a terminal. */
const NAME_WIDTH = 24;

function row(name: string, text: string): string {
  return `${padded(name, NAME_WIDTH)} ${text}`;
}

function sharesToText({ report, files }: EvalRun, { t }: Speech): string[] {
  const { answerable, unanswerable } = report.tiers;
  const named = { [t('evalAnswerable')]: answerable, [t('evalUnanswerable')]: unanswerable, ...files };
  return Object.entries(named).map(([name, { questions, found, related, nothing }]) =>
    row(
      name,
      t('evalShares', {
        questions: t('evalQuestionCount', { count: questions }),
        found: figure(found),
        related: figure(related),
        nothing: figure(nothing),
      }),
    ),
  );
}

function binToText({ from, answers, confidence, answered }: ReliabilityBin, { t }: Speech): string {
  return `  ${t('evalBin', {
    from: from.toFixed(1),
    answers: paddedStart(t('evalAnswerCount', { count: answers }), 14),
    confidence: figure(confidence),
    right: figure(answered),
  })}`;
}

function quotesToText({ first, further }: QuoteTiers, { t }: Speech): string[] {
  const text = ({ found, related }: QuoteTiers['first']): string =>
    t('evalTiers', {
      found: found.quotes,
      foundRight: figure(found.right),
      related: related.quotes,
      relatedRight: figure(related.right),
    });
  return [row(t('evalFirstQuotes'), text(first)), row(t('evalFurtherQuotes'), text(further))];
}

function riskToText({ greenFirst, greenRight, answerableGreen, curve }: Risk, speech: Speech): string[] {
  const { t } = speech;
  const green = { quotes: greenFirst, right: figure(greenRight), answerable: figure(answerableGreen) };
  return [
    row(t('evalGreenFirstQuotes'), t('evalGreen', green)),
    ...curve.map((point) => pointToText(point, speech)),
  ];
}

function pointToText({ coverage, threshold, answers, right }: CurvePoint, { t }: Speech): string {
  return `  ${t('evalPoint', {
    share: String(Math.round(coverage * 100)).padStart(3),
    answers: paddedStart(t('evalAnswerCount', { count: answers }), 12),
    threshold: figure(threshold),
    right: figure(right),
  })}`;
}

/** None for a single kind: they would repeat the figures. */
export function kindTables(
  sets: readonly KindReport[],
  kinds: readonly KindReport[],
  layout: Layout,
  speech: Speech,
): string[] {
  if (kinds.length <= 1) return [];
  return [kindsToText(sets, kinds, layout, speech), curvesToText(sets, kinds, layout, speech)];
}

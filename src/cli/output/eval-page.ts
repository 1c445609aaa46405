import type { EvalReport } from '../../evaluation/eval-report.js';
import type { ReliabilityBin } from '../../evaluation/reliability.js';
import type { CurvePoint } from '../../evaluation/risk.js';
import type { Speech } from '../i18n/speech.js';
import { missToText } from './eval-misses.js';
import { entriesOf, figuresOf, nameOfFigure, nameOfVariant } from './eval-names.js';
import { type EvalRun, kindTables } from './eval-output.js';
import { figure, table } from './figure.js';

/** A page of Markdown. */
export function runsToMarkdown(title: string, runs: readonly EvalRun[], speech: Speech): string {
  const [main] = runs;
  if (!main) return `# ${title}\n`;
  const { t } = speech;
  const tables = kindTables(main.sets, main.kinds, table, speech);
  return [
    `# ${title}`,
    figuresTable(runs, speech),
    `## ${t('evalTiersTitle')}`,
    tiersTable(main, speech),
    ...(tables.length > 0 ? [`## ${t('evalKindsTitle')}`, ...tables] : []),
    `## ${t('evalRiskTitle')}`,
    riskTable(main.report, speech),
    `## ${t('evalReliabilityTitle')}`,
    reliabilityTable(main.report, speech),
    `## ${t('evalMissesTitle')}`,
    ...main.misses.map((miss) => `\`\`\`text${missToText(miss, speech)}\n\`\`\``),
    '',
  ].join('\n\n');
}

function figuresTable(runs: readonly EvalRun[], speech: Speech): string {
  const [first = [], ...others] = runs.map(({ report }) => entriesOf(allFiguresOf(report)));
  const rows = first.map(([name, value], i) => [
    nameOfFigure(name, speech),
    ...[value, ...others.map((entries) => entries[i]?.[1] ?? null)].map(figure),
  ]);
  const variants = runs.map(({ variant }) => nameOfVariant(variant, speech));
  return table([speech.t('evalFigure'), ...variants], rows);
}

function allFiguresOf(report: EvalReport) {
  const { reliability, risk } = report;
  return {
    ...figuresOf(report),
    greenRight: risk.greenRight,
    answerableGreen: risk.answerableGreen,
    calibrationError: reliability.calibrationError,
  };
}

function tiersTable({ report, files }: EvalRun, { t }: Speech): string {
  const { answerable, unanswerable } = report.tiers;
  const named = { [t('evalAnswerable')]: answerable, [t('evalUnanswerable')]: unanswerable, ...files };
  const rows = Object.entries(named).map(([name, { questions, found, related, nothing }]) => [
    name,
    String(questions),
    ...[found, related, nothing].map(figure),
  ]);
  const head = [t('evalQuestions'), t('evalNumber'), t('evalFound'), t('evalRelated'), t('evalNothing')];
  return table(head, rows);
}

function riskTable({ risk }: EvalReport, { t }: Speech): string {
  const head = [t('evalAnswered'), t('evalAnswers'), t('evalConfidenceFrom'), t('evalRight')];
  return table(head, risk.curve.map(pointRow));
}

function reliabilityTable({ reliability }: EvalReport, { t }: Speech): string {
  const head = [t('evalConfidenceFrom'), t('evalAnswers'), t('evalMeanConfidence'), t('evalRight')];
  return table(head, reliability.bins.map(binRow));
}

function binRow({ from, answers, confidence, answered }: ReliabilityBin): string[] {
  return [from.toFixed(1), String(answers), figure(confidence), figure(answered)];
}

function pointRow({ coverage, answers, threshold, right }: CurvePoint): string[] {
  return [`${Math.round(coverage * 100)} %`, String(answers), figure(threshold), figure(right)];
}

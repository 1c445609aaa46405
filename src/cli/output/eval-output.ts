import type { KindReport } from '../../evaluation/by-kind.js';
import type { EvalReport, TierShares } from '../../evaluation/eval-report.js';
import type { Judgement } from '../../evaluation/evaluate.js';
import type { QuoteTiers } from '../../evaluation/quote-tiers.js';
import type { ReliabilityBin } from '../../evaluation/reliability.js';
import type { CurvePoint, Risk } from '../../evaluation/risk.js';
import { oneLine } from '../../text/one-line.js';
import { counted } from './counted.js';
import { curvesToText, kindsToJson, kindsToText, type Layout, riskToJson } from './eval-kinds.js';
import { alignedTable, figure, figuresToJson, table } from './figure.js';

/** One run over a set. */
export interface EvalRun {
  /** What was searched: `fused`, `keywords` or `vectors`. */
  readonly variant: string;
  readonly report: EvalReport;
  /** The tiers of each file of questions, by its name. */
  readonly files: Readonly<Record<string, TierShares>>;
  readonly sets: readonly KindReport[];
  readonly kinds: readonly KindReport[];
  readonly misses: readonly Judgement[];
  /** The pins that do not hold, a sentence each. */
  readonly pinProblems: readonly string[];
}

export function runToJson({ variant, report, files, sets, kinds, misses, pinProblems }: EvalRun): object {
  const { tiers, quotes, reliability, risk, ...figures } = report;
  return {
    variant,
    ...figuresToJson(figures),
    calibration_error: reliability.calibrationError,
    reliability: reliability.bins,
    tiers,
    quotes,
    risk: riskToJson(risk),
    files,
    ...kindsToJson(sets, kinds),
    misses: misses.map(missToJson),
    pin_problems: pinProblems,
  };
}

function missToJson({ question, tier, confidence, articleRank, shown }: Judgement): object {
  return { ...question, tier, confidence, article_rank: articleRank, shown };
}

export function runToText({ variant, report, files, sets, kinds, misses, pinProblems }: EvalRun): string {
  const { tiers, quotes, reliability, risk, ...figures } = report;
  const lines = Object.entries(figures).map(([name, value]) => `${name.padEnd(24)} ${figure(value)}`);
  const shares = Object.entries({ ...tiers, ...files }).map(
    ([name, { questions, found, related, nothing }]) =>
      `${name.padEnd(24)} ${counted(questions, 'question')}: found ${figure(found)}, related ${figure(related)}, nothing ${figure(nothing)}`,
  );
  const bins = reliability.bins.map(
    ({ from, answers, confidence, answered }) =>
      `  from ${from.toFixed(1)}  ${counted(answers, 'answer').padStart(14)}: confidence ${figure(confidence)}, right ${figure(answered)}`,
  );
  return [
    `searched                 ${variant}`,
    ...lines,
    ...shares,
    ...quotesToText(quotes),
    ...riskToText(risk),
    `calibrationError         ${figure(reliability.calibrationError)}`,
    ...bins,
    ...kindTables(sets, kinds, alignedTable).map((rows) => `\n${rows}`),
    ...misses.map(missToText),
    ...pinProblems.map((problem) => `\n! ${problem}`),
  ].join('\n');
}

function quotesToText(quotes: QuoteTiers): string[] {
  return Object.entries(quotes).map(([place, { found, related }]) => {
    const name = place === 'first' ? 'firstQuotes' : 'furtherQuotes';
    return `${name.padEnd(24)} found ${found.quotes}, right ${figure(found.right)}; related ${related.quotes}, right ${figure(related.right)}`;
  });
}

function riskToText({ greenFirst, greenRight, answerableGreen, curve }: Risk): string[] {
  return [
    `greenFirstQuotes         ${greenFirst}: right ${figure(greenRight)}, of the answerable ${figure(answerableGreen)}`,
    ...curve.map(pointToText),
  ];
}

function pointToText({ coverage, threshold, answers, right }: CurvePoint): string {
  return `  ${String(Math.round(coverage * 100)).padStart(3)} % answered ${counted(answers, 'answer').padStart(12)} from ${figure(threshold)}: right ${figure(right)}`;
}

/** With only one kind, they would repeat the figures. */
function kindTables(sets: readonly KindReport[], kinds: readonly KindReport[], layout: Layout): string[] {
  return kinds.length > 1 ? [kindsToText(sets, kinds, layout), curvesToText(sets, kinds, layout)] : [];
}

/** How much of a quote is shown to recognise it, in characters. */
const SHOWN = 240;

function missToText(miss: Judgement): string {
  const { question, shown } = miss;
  const lines = [
    `\n? ${question.question}`,
    `  wanted: ${question.article === null ? 'nothing' : `${question.answers.join(' / ')} (${question.article})`}`,
    `  ${placeOf(miss)}`,
  ];
  return [...lines, ...(shown ? [`  shown: ${shown.title}: ${beginningOf(shown.text)}`] : [])].join('\n');
}

function placeOf({ tier, confidence, articleRank, inFirstPassage, inAnyQuote, question }: Judgement): string {
  const rank = articleRank === null ? 'article not found' : `article at rank ${articleRank}`;
  const parts = [`${tier} ${confidence.toFixed(2)}`];
  if (question.article !== null) parts.push(rank);
  if (inAnyQuote) parts.push('answer in a quote');
  else if (inFirstPassage) parts.push('answer in the first passage');
  return parts.join(', ');
}

function beginningOf(text: string): string {
  const line = oneLine(text);
  return line.length > SHOWN ? `${[...line].slice(0, SHOWN).join('')} …` : line;
}

/** A page of Markdown. */
export function runsToMarkdown(title: string, runs: readonly EvalRun[]): string {
  const [main] = runs;
  if (!main) return `# ${title}\n`;
  const rows = Object.keys(figuresOf(main.report)).map((name) => [
    name,
    ...runs.map(({ report }) => figure(figuresOf(report)[name] ?? null)),
  ]);
  return [
    `# ${title}`,
    table(['figure', ...runs.map(({ variant }) => variant)], rows),
    '## Tiers',
    table(['questions', 'number', 'found', 'related', 'nothing'], tierRows(main)),
    ...(main.kinds.length > 1 ? ['## Sets and kinds', ...kindTables(main.sets, main.kinds, table)] : []),
    '## Risk at coverage',
    table(['answered', 'answers', 'confidence from', 'right'], main.report.risk.curve.map(pointRow)),
    '## Reliability of the confidence',
    table(
      ['confidence from', 'answers', 'mean confidence', 'right'],
      main.report.reliability.bins.map(binRow),
    ),
    '## Misses',
    ...main.misses.map((miss) => `\`\`\`text${missToText(miss)}\n\`\`\``),
    '',
  ].join('\n\n');
}

function figuresOf(report: EvalReport): Record<string, number | null> {
  const { tiers: _, quotes: __, reliability, risk, ...figures } = report;
  return {
    ...figures,
    greenRight: risk.greenRight,
    answerableGreen: risk.answerableGreen,
    calibrationError: reliability.calibrationError,
  };
}

function tierRows({ report, files }: EvalRun): string[][] {
  return Object.entries({ ...report.tiers, ...files }).map(
    ([name, { questions, found, related, nothing }]) => [
      name,
      String(questions),
      figure(found),
      figure(related),
      figure(nothing),
    ],
  );
}

function binRow({ from, answers, confidence, answered }: ReliabilityBin): string[] {
  return [from.toFixed(1), String(answers), figure(confidence), figure(answered)];
}

function pointRow({ coverage, answers, threshold, right }: CurvePoint): string[] {
  return [`${Math.round(coverage * 100)} %`, String(answers), figure(threshold), figure(right)];
}

import type { EvalReport, TierShares } from '../../evaluation/eval-report.js';
import type { Judgement } from '../../evaluation/evaluate.js';
import type { ReliabilityBin } from '../../evaluation/reliability.js';
import { oneLine } from '../../text/one-line.js';
import { counted } from './counted.js';

/** One run over a set. */
export interface EvalRun {
  /** What was searched: `fused`, `keywords` or `vectors`. */
  readonly variant: string;
  readonly report: EvalReport;
  /** The tiers of each file of questions, by its name. */
  readonly files: Readonly<Record<string, TierShares>>;
  readonly misses: readonly Judgement[];
}

export function runToJson({ variant, report, files, misses }: EvalRun): object {
  const { tiers, reliability, ...figures } = report;
  const snake = Object.entries(figures).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return {
    variant,
    ...Object.fromEntries(snake),
    calibration_error: reliability.calibrationError,
    reliability: reliability.bins,
    tiers,
    files,
    misses: misses.map(missToJson),
  };
}

function missToJson({ question, tier, confidence, articleRank, shown }: Judgement): object {
  return { ...question, tier, confidence, article_rank: articleRank, shown };
}

export function runToText({ variant, report, files, misses }: EvalRun): string {
  const { tiers, reliability, ...figures } = report;
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
    `calibrationError         ${figure(reliability.calibrationError)}`,
    ...bins,
    ...misses.map(missToText),
  ].join('\n');
}

/** As much of a quote as shows what it is, in characters. */
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
  const { tiers: _, reliability, ...figures } = report;
  return { ...figures, calibrationError: reliability.calibrationError };
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

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function figure(value: number | null): string {
  if (value === null) return '–';
  return Number.isInteger(value) && value > 1 ? String(value) : value.toFixed(3);
}

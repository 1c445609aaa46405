import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { answerFrom } from '../../answer/answer-from.js';
import type { Config } from '../../config.js';
import { messageOf, UserError } from '../../errors.js';
import { inTraditional, readQuestions } from '../../evaluation/eval-questions.js';
import { missesOf, summarize } from '../../evaluation/eval-report.js';
import { type EvalQuestion, type Judgement, judge } from '../../evaluation/evaluate.js';
import { articleOf } from '../../index/passage-index.js';
import { createLogger } from '../../logger.js';
import type { SearchedBy } from '../../retrieval/retrieved.js';
import { createEngine, type Engine } from '../compose.js';
import { type EvalRun, runsToMarkdown, runToJson, runToText } from '../output/eval-output.js';
import { print, printJson } from '../output/output.js';
import { EXIT, type SharedOptions } from './command.js';
import { runWithProgress } from './index-command.js';

interface EvalArguments extends SharedOptions {
  readonly questions: readonly string[];
  /** Ask in Traditional characters. */
  readonly traditional?: boolean;
  /** Run keywords alone and vectors alone as well. */
  readonly ablate?: boolean;
  /** Where a page of Markdown goes. */
  readonly report?: string;
  /** How many misses are listed. */
  readonly misses: number;
}

interface QuestionFile {
  readonly name: string;
  readonly questions: readonly EvalQuestion[];
}

const VARIANTS = ['fused', 'keywords', 'vectors'] as const satisfies readonly SearchedBy[];

/** Indexes the set beside the bot's own index (the vectors' cache is shared) and judges every answer. */
export async function evalCommand(config: Config, args: EvalArguments): Promise<number> {
  const files = readFiles(args);
  const own = { ...config, dataDir: join(config.dataDir, 'eval', folderName(config.articlesDir)) };
  const engine = createEngine(own, createLogger(config.logLevel), { cacheDir: config.dataDir });
  try {
    await runWithProgress(engine);
    const runs: EvalRun[] = [];
    for (const variant of args.ablate ? VARIANTS : VARIANTS.slice(0, 1)) {
      const run = await evaluate(engine, variant, files, args.misses);
      if (args.json) printJson(runToJson(run));
      else print(`${runs.length > 0 ? '\n' : ''}${runToText(run)}`);
      runs.push(run);
    }
    if (args.report)
      writeReport(args.report, runsToMarkdown(basename(resolve(config.articlesDir, '..')), runs));
    return EXIT.done;
  } finally {
    await engine.close();
  }
}

function readFiles({ questions, traditional }: EvalArguments): QuestionFile[] {
  return questions.map((file) => {
    const read = readQuestions(resolve(file));
    return { name: basename(file, '.jsonl'), questions: traditional ? inTraditional(read) : read };
  });
}

async function evaluate(
  engine: Engine,
  variant: SearchedBy,
  files: readonly QuestionFile[],
  misses: number,
): Promise<EvalRun> {
  const judged: (readonly [string, readonly Judgement[]])[] = [];
  for (const { name, questions } of files) judged.push([name, await judgeAll(engine, variant, questions)]);
  const all = judged.flatMap(([, judgements]) => judgements);
  const shares = judged.map(([name, judgements]) => [name, tiersOf(judgements)] as const);
  return {
    variant,
    report: summarize(all),
    files: Object.fromEntries(files.length > 1 ? shares : []),
    misses: missesOf(all).slice(0, misses),
  };
}

/** A file mostly holds one kind of question; of a mixed one the unanswerable ones are shown. */
function tiersOf(judgements: readonly Judgement[]): EvalRun['files'][string] {
  const { answerable, unanswerable } = summarize(judgements).tiers;
  return unanswerable.questions > 0 ? unanswerable : answerable;
}

async function judgeAll(
  { live, embedderFor }: Engine,
  searchedBy: SearchedBy,
  questions: readonly EvalQuestion[],
): Promise<Judgement[]> {
  return live.use(async (index) => {
    const embedder = await embedderFor(index.info);
    const judgements: Judgement[] = [];
    for (const question of questions) {
      const { answer, retrieved } = await answerFrom(index, embedder, question.question, { searchedBy });
      const ranking = [...new Set(retrieved.hits.map(({ passage }) => passage.articleId))];
      judgements.push(await judge(question, answer, ranking, (id) => articleOf(index, id)));
    }
    return judgements;
  });
}

function writeReport(file: string, page: string): void {
  try {
    writeFileSync(file, page);
  } catch (cause) {
    throw new UserError(
      'bad-usage',
      `The report can't be written: ${messageOf(cause)}. Name another file with --report.`,
      { cause },
    );
  }
}

/** Two folders of the same name get indexes of their own. */
function folderName(articlesDir: string): string {
  return `${basename(articlesDir)}-${createHash('sha256').update(articlesDir).digest('hex').slice(0, 8)}`;
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { answerFrom } from '../answer/answer-service.js';
import { type EvalQuestion, type EvalReport, type Judgement, judge, summarize } from '../answer/evaluate.js';
import type { Config } from '../config.js';
import { messageOf, UserError } from '../errors.js';
import { createLogger } from '../logger.js';
import { EXIT, type SharedOptions } from './command.js';
import { createEngine, type Engine } from './compose.js';
import { runWithProgress } from './index.js';
import { print, printJson } from './output.js';

interface EvalArguments extends SharedOptions {
  readonly questions: string;
}

const questionSchema = z.object({
  id: z.string(),
  question: z.string(),
  article: z.string().nullable(),
  answers: z.array(z.string()),
});

/** Indexes the set beside the bot's own index (the vectors' cache is shared) and judges every answer. */
export async function evalCommand(config: Config, { questions: file, json }: EvalArguments): Promise<number> {
  const questions = readQuestions(resolve(file));
  const own = { ...config, dataDir: join(config.dataDir, 'eval', folderName(config.articlesDir)) };
  const engine = createEngine(own, createLogger(config.logLevel), config.dataDir);
  try {
    await runWithProgress(engine);
    const report = summarize(await judgeAll(engine, questions));
    if (json) printJson(reportToJson(report));
    else print(reportToText(report));
    return EXIT.done;
  } finally {
    await engine.close();
  }
}

function readQuestions(file: string): EvalQuestion[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UserError(
      'bad-usage',
      `The questions can't be read: ${messageOf(cause)}. Name a file with --questions.`,
      { cause },
    );
  }
  return text
    .split('\n')
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => parseQuestion(line, `${file}:${number}`));
}

function parseQuestion(line: string, where: string): EvalQuestion {
  try {
    return questionSchema.parse(JSON.parse(line));
  } catch (cause) {
    throw new UserError(
      'bad-usage',
      `${where} is no question: it takes {"id","question","article","answers"} as one line of JSON.`,
      { cause },
    );
  }
}

async function judgeAll(
  { live, embedderFor }: Engine,
  questions: readonly EvalQuestion[],
): Promise<Judgement[]> {
  return live.use(async (index) => {
    const embedder = await embedderFor(index.info);
    const judgements: Judgement[] = [];
    for (const question of questions) {
      const { answer, retrieved } = await answerFrom(index, embedder, question.question, {});
      const ranking = [...new Set(retrieved.hits.map(({ passage }) => passage.articleId))];
      judgements.push(await judge(question, answer, ranking, (id) => index.article(id)));
    }
    return judgements;
  });
}

/** Two folders of the same name get indexes of their own. */
function folderName(articlesDir: string): string {
  return `${basename(articlesDir)}-${createHash('sha256').update(articlesDir).digest('hex').slice(0, 8)}`;
}

function reportToJson({ tiers, ...figures }: EvalReport): object {
  const snake = Object.entries(figures).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return { ...Object.fromEntries(snake), tiers };
}

function reportToText({ tiers, ...figures }: EvalReport): string {
  const lines = Object.entries(figures).map(([name, value]) => `${name.padEnd(24)} ${figure(value)}`);
  const shares = Object.entries(tiers).map(
    ([kind, { questions, found, related, nothing }]) =>
      `${kind.padEnd(24)} ${questions} questions: found ${figure(found)}, related ${figure(related)}, nothing ${figure(nothing)}`,
  );
  return [...lines, ...shares].join('\n');
}

function figure(value: number | null): string {
  if (value === null) return '–';
  return Number.isInteger(value) && value > 1 ? String(value) : value.toFixed(3);
}

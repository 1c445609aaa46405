import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { sayProblem } from '../../articles/pins/check-pins.js';
import type { Config } from '../../config.js';
import type { Embedder } from '../../embedding/embedder.js';
import { messageOf, UserError } from '../../errors.js';
import { byKind, bySet } from '../../evaluation/by-kind.js';
import { inTraditional } from '../../evaluation/eval-questions.js';
import { missesOf, summarize, type TierShares } from '../../evaluation/eval-report.js';
import { type EvalLibrary, libraryOf, type QuestionFile, readSet } from '../../evaluation/eval-sets.js';
import type { Judgement } from '../../evaluation/evaluate.js';
import { judgeAll } from '../../evaluation/judge-all.js';
import { requireCurrent } from '../../index/generation-store.js';
import { oneGeneration } from '../../index/one-generation.js';
import type { PassageIndex } from '../../index/passage-index.js';
import { createLogger } from '../../logger.js';
import type { SearchedBy } from '../../retrieval/retrieved.js';
import { sentence, type Told } from '../../sentence.js';
import { createEngine } from '../compose.js';
import type { Speech } from '../i18n/speech.js';
import { type EvalRun, runToJson, runToText } from '../output/eval-output.js';
import { runsToMarkdown } from '../output/eval-page.js';
import { print, printJson } from '../output/output.js';
import { EXIT, type SharedOptions } from './command.js';
import { runWithProgress } from './index-command.js';

interface EvalArguments extends SharedOptions {
  /** Folders that are sets; otherwise `articles` and `questions`. */
  readonly sets: readonly string[];
  readonly questions?: readonly string[];
  /** Ask in Traditional characters. */
  readonly traditional?: boolean;
  /** Also run with only keywords and with only vectors. */
  readonly ablate?: boolean;
  /** The file for a page of Markdown. */
  readonly report?: string;
  /** How many misses are listed. */
  readonly misses: number;
}

/** The answers to a file's questions. */
interface JudgedFile {
  readonly variant: SearchedBy;
  readonly set: string;
  readonly name: string;
  readonly judgements: readonly Judgement[];
}

const VARIANTS = ['fused', 'keywords', 'vectors'] as const satisfies readonly SearchedBy[];

/**
 * Indexes each set beside the bot's own index (the vectors' cache is shared) and judges every answer: what is
 * searched for, without pins. It also says whether the pins still hold.
 */
export async function evalCommand(config: Config, args: EvalArguments, speech: Speech): Promise<number> {
  const libraries = librariesOf(config, args);
  const variants = args.ablate ? VARIANTS : VARIANTS.slice(0, 1);
  const judged: JudgedFile[] = [];
  const pinProblems: Told[] = [];
  for (const library of libraries) {
    const { files, problems } = await judgeLibrary(config, library, variants, speech);
    judged.push(...files);
    pinProblems.push(...problems);
  }
  const runs = variants.map((variant) =>
    runOf(
      variant,
      judged.filter((file) => file.variant === variant),
      args.misses,
      pinProblems,
    ),
  );
  if (args.json) for (const run of runs) printJson(runToJson(run));
  else print(runs.map((run) => runToText(run, speech)).join('\n\n'));
  if (args.report) writeReport(args.report, runsToMarkdown(titleOf(libraries), runs, speech));
  return EXIT.done;
}

function librariesOf(config: Config, { sets, articles, questions = [], traditional }: EvalArguments) {
  if (sets.length > 0 ? articles !== undefined || questions.length > 0 : !articles || questions.length === 0)
    throw new UserError(
      'bad-usage',
      sentence(
        'Name folders that are sets, or else both a folder with --articles and a file with --questions.',
      ),
    );
  const libraries = sets.length > 0 ? sets.map(readSet) : [libraryOf(config.articlesDir, questions)];
  return traditional ? libraries.map(askedInTraditional) : libraries;
}

function askedInTraditional({ files, ...library }: EvalLibrary): EvalLibrary {
  return { ...library, files: files.map((file) => ({ ...file, questions: inTraditional(file.questions) })) };
}

async function judgeLibrary(
  config: Config,
  { articlesDir, files }: EvalLibrary,
  variants: readonly SearchedBy[],
  speech: Speech,
): Promise<{ readonly files: readonly JudgedFile[]; readonly problems: readonly Told[] }> {
  const dataDir = join(config.dataDir, 'eval', folderName(articlesDir));
  const openSearch = apart(config.openSearch, articlesDir);
  const own = { ...config, articlesDir, dataDir, openSearch, hasLocalCopy: false };
  const engine = createEngine(own, createLogger(config.logLevel), { cacheDir: config.dataDir });
  try {
    await runWithProgress(engine, speech);
    // All questions are put to one generation; only one of them may take no longer than somebody would wait.
    const generation = oneGeneration(engine.store, await requireCurrent(engine.store));
    const judged = await generation.use(async (index) => {
      const embedder = await engine.embedderFor(index.info);
      return await judgeFiles(index, embedder, files, variants);
    });
    const { pins, warnings } = await engine.answers.pins();
    return { files: judged, problems: [...warnings, ...pins.flatMap((pin) => sayProblem(pin) ?? [])] };
  } finally {
    await engine.close();
  }
}

async function judgeFiles(
  index: PassageIndex,
  embedder: Embedder | null,
  files: readonly QuestionFile[],
  variants: readonly SearchedBy[],
): Promise<JudgedFile[]> {
  const judged: JudgedFile[] = [];
  for (const variant of variants) {
    for (const { set, name, questions } of files) {
      const judgements = await judgeAll(index, embedder, questions, variant);
      judged.push({ variant, set, name, judgements });
    }
  }
  return judged;
}

function runOf(
  variant: SearchedBy,
  files: readonly JudgedFile[],
  misses: number,
  pinProblems: readonly Told[],
): EvalRun {
  const all = files.flatMap(({ judgements }) => judgements);
  return {
    variant,
    report: summarize(all),
    files: files.length > 1 ? Object.fromEntries(files.map(sharesOf)) : {},
    sets: bySet(files),
    kinds: byKind(files),
    misses: missesOf(all).slice(0, misses),
    pinProblems,
  };
}

/** A file mostly has one kind of question; of a mixed file the unanswerable ones are shown. */
function sharesOf({ set, name, judgements }: JudgedFile): [string, TierShares] {
  const { answerable, unanswerable } = summarize(judgements).tiers;
  return [set === name ? name : `${set}/${name}`, unanswerable.questions > 0 ? unanswerable : answerable];
}

function writeReport(file: string, page: string): void {
  try {
    writeFileSync(file, page);
  } catch (cause) {
    throw new UserError(
      'bad-usage',
      sentence("The report can't be written: {{reason}}. Name another file with --report.", {
        reason: messageOf(cause),
      }),
      { cause },
    );
  }
}

function titleOf(libraries: readonly EvalLibrary[]): string {
  return libraries.map(({ articlesDir }) => basename(dirname(articlesDir))).join(', ');
}

/** Two folders of the same name get separate indexes. */
function folderName(articlesDir: string): string {
  return `${basename(articlesDir)}-${digestOf(articlesDir)}`;
}

/** What is evaluated must not take the place of what serves, on a cluster either. */
function apart(openSearch: Config['openSearch'], articlesDir: string): Config['openSearch'] {
  return openSearch && { ...openSearch, prefix: `${openSearch.prefix}-eval-${digestOf(articlesDir)}` };
}

function digestOf(articlesDir: string): string {
  return createHash('sha256').update(articlesDir).digest('hex').slice(0, 8);
}

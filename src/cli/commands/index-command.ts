import type { Config } from '../../config.js';
import type { IndexReport } from '../../indexing/report.js';
import { createLogger } from '../../logger.js';
import { createEngine, type Engine } from '../compose.js';
import { answerParent, isChild } from '../ipc.js';
import { counted } from '../output/counted.js';
import { print, printJson, style } from '../output/output.js';
import { showProgress } from '../output/progress.js';
import { tightenData } from '../private-data.js';
import { abortOnSignals } from '../signals.js';
import { EXIT, type SharedOptions } from './command.js';
import { indexAtChanges } from './watch.js';

interface IndexArguments extends SharedOptions {
  /** Reads every file, also those whose size and time are as they were. */
  readonly verify?: boolean;
  /** Goes on, with a run after each change. */
  readonly watch?: boolean;
}

/** Runs the indexer; as a child of the bot it reports to its parent instead of to a person. */
export async function indexCommand(config: Config, { json, verify, watch }: IndexArguments): Promise<number> {
  tightenData(config.dataDir);
  const engine = createEngine(config, createLogger(config.logLevel), { verify: verify ?? false });
  try {
    if (isChild()) {
      await answerParent(engine.runIndexer);
      return EXIT.done;
    }
    if (watch) return await watchAndIndex(config, engine, json ?? false);
    show(await runWithProgress(engine), json ?? false);
    return EXIT.done;
  } finally {
    await engine.close();
  }
}

/** Until SIGINT or SIGTERM. The first run has to succeed: what is wrong then is not about a change. */
async function watchAndIndex(config: Config, engine: Engine, json: boolean): Promise<number> {
  show(await runWithProgress(engine), json);
  const { signal, release } = abortOnSignals();
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  say(`Watching ${config.articlesDir}. Ctrl-C ends it.`);
  try {
    await indexAtChanges({
      articlesDir: config.articlesDir,
      run: () => engine.runIndexer(() => {}, signal),
      onReport: (report) => show(report, json),
      onProblem: (problem) => say(`${style.yellow('warning')} ${problem}`),
      signal,
    });
    return EXIT.done;
  } finally {
    release();
  }
}

function show(report: IndexReport, json: boolean): void {
  for (const warning of report.warnings) process.stderr.write(`${style.yellow('warning')} ${warning}\n`);
  if (json) printJson(reportToJson(report));
  else print(reportToText(report));
}

/** Runs the indexer for a person: with progress on stderr, stopped by SIGINT and SIGTERM. */
export async function runWithProgress({ runIndexer }: Engine): Promise<IndexReport> {
  const { signal, release } = abortOnSignals();
  try {
    return await showProgress(process.stderr, (onProgress) => runIndexer(onProgress, signal));
  } finally {
    release();
  }
}

export function reportToJson(report: IndexReport): object {
  return {
    added: report.added.length,
    changed: report.changed.length,
    removed: report.removed.length,
    unchanged: report.unchanged,
    failed: report.failed,
    skipped: report.skipped,
    lost: report.lost,
    reposts: report.reposts,
    new_firsts: report.newFirsts,
    warnings: report.warnings,
    articles: report.articles,
    passages: report.passages,
    embedded: report.embedded,
    generation: report.generation,
    model: report.model,
    took_ms: report.tookMs,
  };
}

export function reportToText(report: IndexReport): string {
  const { added, changed, removed, unchanged, failed } = report;
  const counts = `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged} unchanged`;
  const lines = [
    `${style.bold(`${counted(report.articles, 'article')}, ${counted(report.passages, 'passage')}`)} (${counts})`,
    `${counted(report.embedded, 'passage')} embedded in ${(report.tookMs / 1000).toFixed(1)} s · generation ${report.generation}`,
    report.model === null
      ? style.yellow(
          'KEYWORDS ONLY: the embedding model is missing. The next run that has it completes the index.',
        )
      : `model ${report.model}`,
    ...(report.lost.length > 0 ? [lostLine(report.lost)] : []),
    ...report.reposts.map((group) => style.dim(`one text: ${group.join(' = ')}`)),
    ...report.newFirsts.map(
      ({ first, before }) =>
        `${style.yellow('source')} ${first} is shown as the source now, instead of ${before}`,
    ),
    ...(report.skipped.length > 0 ? [skippedLine(report.skipped)] : []),
    ...failed.map(({ path, reason }) => `${style.red('failed')} ${path}: ${reason}`),
  ];
  return lines.join('\n');
}

function lostLine(lost: IndexReport['lost']): string {
  const characters = lost.reduce((sum, file) => sum + file.characters, 0);
  return style.dim(
    `${counted(characters, 'character')} of menus, notices and damage left out of ${counted(lost.length, 'file')}`,
  );
}

function skippedLine(skipped: IndexReport['skipped']): string {
  const kinds = skipped.map(
    ({ extension, files }) => `${files} ${extension === '' ? 'without an ending' : `.${extension}`}`,
  );
  return style.dim(`not read, for their kind: ${kinds.join(', ')}`);
}

import type { Config } from '../../config.js';
import { traceOf } from '../../errors.js';
import type { IndexReport } from '../../indexing/report.js';
import { createLogger } from '../../logger.js';
import { inEnglish } from '../../sentence.js';
import { createEngine, type Engine } from '../compose.js';
import type { Speech } from '../i18n/speech.js';
import { indexAtChanges } from '../index-at-changes.js';
import { answerParent, isChild } from '../ipc.js';
import { print, printJson, style } from '../output/output.js';
import { showProgress } from '../output/progress.js';
import { sizeText } from '../output/size.js';
import { tightenData } from '../private-data.js';
import { abortOnSignals } from '../signals.js';
import { EXIT, type SharedOptions } from './command.js';

interface IndexArguments extends SharedOptions {
  /** Reads every file, including those whose size and time have not changed. */
  readonly verify?: boolean;
  /** Keeps running, with a run after each change. */
  readonly watch?: boolean;
}

/** Runs the indexer; as a child of the bot it reports to its parent instead of to a person. */
export async function indexCommand(
  config: Config,
  { json = false, verify = false, watch }: IndexArguments,
  speech: Speech,
): Promise<number> {
  tightenData(config.dataDir);
  const engine = createEngine(config, createLogger(config.logLevel), { verify });
  try {
    if (isChild()) {
      await answerParent(engine.runIndexer);
      return EXIT.done;
    }
    if (watch) return await watchAndIndex(config, engine, json, speech);
    show(await runWithProgress(engine, speech), json, speech);
    return EXIT.done;
  } finally {
    await engine.close();
  }
}

/** Until SIGINT or SIGTERM. The first run must succeed: if it fails, that is not because of a change. */
async function watchAndIndex(config: Config, engine: Engine, json: boolean, speech: Speech): Promise<number> {
  const before = await runWithProgress(engine, speech);
  show(before, json, speech);
  const { signal, release } = abortOnSignals();
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  say(speech.t('watching', { folder: config.articlesDir }));
  try {
    await indexAtChanges({
      articlesDir: config.articlesDir,
      run: () => engine.runIndexer(() => {}, signal),
      before,
      onReport: (report) => show(report, json, speech),
      onProblem: (problem) => say(`${style.yellow(speech.t('warning'))} ${speech.tell(problem)}`),
      onBug: (error) => say(traceOf(error)),
      signal,
    });
    return EXIT.done;
  } finally {
    release();
  }
}

function show(report: IndexReport, json: boolean, speech: Speech): void {
  for (const warning of report.warnings)
    process.stderr.write(`${style.yellow(speech.t('warning'))} ${speech.tell(warning)}\n`);
  if (json) printJson(reportToJson(report));
  else print(reportToText(report, speech));
}

/** Runs the indexer for a person: with progress on stderr, stopped by SIGINT and SIGTERM. */
export async function runWithProgress({ runIndexer }: Engine, speech: Speech): Promise<IndexReport> {
  const { signal, release } = abortOnSignals();
  try {
    return await showProgress(process.stderr, speech, (onProgress) => runIndexer(onProgress, signal));
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
    failed: report.failed.map(({ path, reason }) => ({ path, reason })),
    skipped: report.skipped,
    lost: report.lost,
    reposts: report.reposts,
    new_firsts: report.newFirsts,
    warnings: report.warnings.map(inEnglish),
    articles: report.articles,
    passages: report.passages,
    embedded: report.embedded,
    generation: report.generation,
    ...(report.copy !== undefined && { copy: report.copy }),
    model: report.model,
    took_ms: report.tookMs,
  };
}

export function reportToText(report: IndexReport, speech: Speech): string {
  const { t, tell } = speech;
  const changes = t('changes', {
    added: report.added.length,
    changed: report.changed.length,
    removed: report.removed.length,
    unchanged: report.unchanged,
  });
  const lines = [
    `${style.bold(sizeText(report, speech))}${changes}`,
    t('embedded', {
      passages: t('passageCount', { count: report.embedded }),
      seconds: (report.tookMs / 1000).toFixed(1),
      generation: report.generation,
    }),
    report.model === null ? style.yellow(t('keywordsOnlyIndex')) : t('model', { model: report.model }),
    ...(report.copy === undefined ? [] : [t('copy', { generation: report.copy })]),
    ...(report.lost.length > 0 ? [lostLine(report.lost, speech)] : []),
    ...report.reposts.map((group) => style.dim(t('oneText', { ids: group.join(' = ') }))),
    ...report.newFirsts.map((moved) => `${style.yellow(t('source'))} ${t('newFirst', { ...moved })}`),
    ...(report.skipped.length > 0 ? [skippedLine(report.skipped, speech)] : []),
    ...report.failed.map(
      ({ path, reason, told }) => `${style.red(t('failed'))} ${path}: ${tell(told ?? reason)}`,
    ),
  ];
  return lines.join('\n');
}

function lostLine(lost: IndexReport['lost'], { t }: Speech): string {
  const characters = lost.reduce((sum, file) => sum + file.characters, 0);
  return style.dim(
    t('lost', {
      characters: t('characterCount', { count: characters }),
      files: t('fileCount', { count: lost.length }),
    }),
  );
}

function skippedLine(skipped: IndexReport['skipped'], { t }: Speech): string {
  const kinds = skipped.map(({ extension, files }) =>
    extension === '' ? t('skippedBare', { files }) : t('skippedKind', { files, extension }),
  );
  return style.dim(t('skipped', { kinds: kinds.join(', ') }));
}

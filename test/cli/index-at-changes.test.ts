import { describe, expect, it, onTestFinished } from 'vitest';
import { failedFile } from '../../src/articles/article.js';
import { type IndexAtChanges, indexAtChanges, RunsAtChanges } from '../../src/cli/index-at-changes.js';
import { followArticles } from '../../src/cli/serving/follow-articles.js';
import { loadConfig } from '../../src/config.js';
import { UserError, type UserErrorCode } from '../../src/errors.js';
import type { IndexReport } from '../../src/indexing/report.js';
import { createLogger } from '../../src/logger.js';
import { inEnglish } from '../../src/sentence.js';
import { REPORT } from '../support/indexing.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

const TIMES = { settle: 20, patience: 60_000, lookAgain: 20 };

interface Watched {
  readonly reports: readonly IndexReport[];
  readonly problems: readonly string[];
  readonly bugs: readonly unknown[];
}

/** Watches a folder in which nothing changes; the first run is that of the start. */
function watching(run: IndexAtChanges['run'], tryAgain: IndexAtChanges['tryAgain']): Watched {
  const [reports, problems, bugs]: [IndexReport[], string[], unknown[]] = [[], [], []];
  const ending = new AbortController();
  const watched = indexAtChanges({
    articlesDir: temporaryFolder(),
    run,
    onReport: (report) => reports.push(report),
    onProblem: (problem) => problems.push(inEnglish(problem)),
    onBug: (error) => bugs.push(error),
    signal: ending.signal,
    times: TIMES,
    ...(tryAgain && { tryAgain }),
  });
  onTestFinished(async () => {
    ending.abort();
    await watched;
  });
  return { reports, problems, bugs };
}

/** An indexer that fails so often before it succeeds. */
function failing(failures: readonly unknown[]): { run: IndexAtChanges['run']; count(): number } {
  let runs = 0;
  return {
    count: () => runs,
    async run() {
      const failure = failures[runs++];
      if (failure) throw failure;
      return REPORT;
    },
  };
}

it('a change is indexed once the cluster can be used again, although nothing else changes', async () => {
  const because = (code: UserErrorCode, why: string) => new UserError(code, why);
  const { run, count } = failing([
    because('cluster', 'does not answer'),
    because('cluster', 'does not answer'),
    because('busy', 'another model'),
    because('busy', 'another model'),
    because('cluster', 'does not answer'),
  ]);
  const never = 3_600_000;
  const { reports, problems } = watching(run, {
    after: { cluster: 1, busy: 1 },
    first: never,
    longest: never,
  });
  await expect.poll(() => reports).toEqual([REPORT]);
  expect(count()).toBe(6);
  // Each problem is told when it begins.
  expect(problems).toEqual(['does not answer', 'another model', 'does not answer']);
});

it.each([
  ['an indexer that was killed', new Error('The indexer ended without a report (SIGKILL).')],
  ['a full disk', new UserError('disk', 'The disk is full.')],
  ['a folder that was out of reach', new UserError('articles', 'The folder is out of reach.')],
])('after %s the watch goes on, and the change is indexed although nothing else changes', async (_, why) => {
  const { run, count } = failing([why, why, why]);
  const { reports, problems, bugs } = watching(run, { after: {}, first: 1, longest: 2 });
  await expect.poll(() => reports).toEqual([REPORT]);
  expect(count()).toBe(4);
  const isForeseen = why instanceof UserError;
  expect(problems).toEqual(isForeseen ? [why.message] : []);
  expect(bugs).toEqual(isForeseen ? [] : [why]);
});

it('waits longer after each failure, up to a limit, and for no run that somebody has cancelled', async () => {
  const bug = new Error('a bug');
  const { run } = failing([bug, bug, bug, bug, null, bug, new UserError('cancelled', 'stopped')]);
  const runs = new RunsAtChanges({
    run,
    onReport: () => {},
    onProblem: () => {},
    onBug: () => {},
    signal: new AbortController().signal,
    tryAgain: { after: {}, first: 10, longest: 40 },
  });
  const waits: (number | null)[] = [];
  for (let i = 0; i < 7; i++) waits.push(await runs.next());
  expect(waits).toEqual([10, 20, 40, 40, null, 10, null]);
});

describe('a report', () => {
  const failedAt = (path: string, why = 'The file is empty.') => failedFile(path, why);
  const SAME: IndexReport = { ...REPORT, added: [], changed: [], embedded: 0, failed: [], warnings: [] };

  /** What is told of runs that end with these reports, and how long the watch waits after each. */
  async function told(reports: readonly Partial<IndexReport>[], before?: IndexReport) {
    const left = reports.map((report) => ({ ...SAME, ...report }));
    const news: { readonly at: number; readonly isNew: boolean; readonly faults: readonly string[] }[] = [];
    let at = 0;
    const runs = new RunsAtChanges({
      run: async () => left[at] ?? SAME,
      onReport: (_, { hasNewIndex, faults }) =>
        news.push({ at, isNew: hasNewIndex, faults: faults.map(inEnglish) }),
      onProblem: () => {},
      onBug: () => {},
      signal: new AbortController().signal,
      tryAgain: { after: {}, first: 10, longest: 40 },
      ...(before && { before }),
    });
    const waits: (number | null)[] = [];
    for (; at < left.length; at++) waits.push(await runs.next());
    return { news, waits };
  }

  it('is told if it names other faults than the one before, although nothing was indexed', async () => {
    const [a, b] = [failedAt('a.md'), failedAt('b.md')];
    const { news } = await told([
      { failed: [a] },
      { failed: [a] },
      { failed: [a, b], warnings: ['No model.'] },
      { failed: [a, failedAt('b.md', 'The file is too large.')], warnings: ['No model.'] },
      { failed: [], added: ['c'] },
      {},
    ]);
    expect(news).toEqual([
      { at: 0, isNew: false, faults: ['a.md: The file is empty.'] },
      { at: 2, isNew: false, faults: ['b.md: The file is empty.', 'No model.'] },
      { at: 3, isNew: false, faults: ['b.md: The file is too large.'] },
      { at: 4, isNew: true, faults: [] },
    ]);
  });

  it('repeats no fault that the run before the watch has named', async () => {
    const failed = [failedAt('a.md')];
    expect((await told([{ failed }, { failed }], { ...SAME, failed })).news).toEqual([]);
  });

  it('of files that are out of reach is followed by another look, later each time', async () => {
    const failed = [{ ...failedAt('a.md'), mayPass: true }];
    const { waits } = await told([{ failed }, { failed }, {}, { failed: [failedAt('b.md')] }, { failed }]);
    expect(waits).toEqual([10, 20, null, null, 10]);
  });
});

it('the bot watches on after an indexer that was killed, and its log names what is wrong with which file', async () => {
  const folder = temporaryFolder();
  const env = { ARTICLES_DIR: folder, DATA_DIR: temporaryFolder(), INDEX_WATCH: '1' };
  const lines: string[] = [];
  const logger = createLogger('info', { write: (line) => void lines.push(JSON.parse(line).msg) });
  const failed = Array.from({ length: 23 }, (_, i) => failedFile(`${i}.md`, 'The file is empty.'));
  let runs = 0;
  const runIndexer = async (): Promise<IndexReport> => {
    if (runs++ === 0) throw new Error('The indexer ended without a report (SIGKILL).');
    return { ...REPORT, failed, warnings: [] };
  };
  await followArticles(loadConfig(env, '/'), { runIndexer, logger }, async () => {
    await expect.poll(() => lines).toHaveLength(1);
    writeFiles(folder, { 'a.md': '春天的花园。' });
    await expect.poll(() => lines.length).toBeGreaterThan(22);
  });
  expect(lines[0]).toContain('could not be indexed');
  expect(lines[1]).toContain('a new index serves');
  expect(lines.slice(2)).toEqual([
    ...failed.slice(0, 20).map(({ path }) => `${path}: The file is empty.`),
    expect.stringContaining('lists them all'),
  ]);
});

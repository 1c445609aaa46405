import { expect, it, onTestFinished } from 'vitest';
import { indexAtChanges } from '../../src/cli/index-at-changes.js';
import { UserError } from '../../src/errors.js';
import type { IndexReport } from '../../src/indexing/report.js';
import { REPORT } from '../support/indexing.js';
import { temporaryFolder } from '../support/temp.js';

it('a change is indexed once the cluster answers again, although nothing else changes', async () => {
  const folder = temporaryFolder();
  const failures = ['does not answer', 'does not answer', 'is not ready', 'does not answer'];
  const [reports, problems]: [IndexReport[], string[]] = [[], []];
  let runs = 0;
  const ending = new AbortController();
  const watching = indexAtChanges({
    articlesDir: folder,
    run: async () => {
      const failure = failures[runs++];
      if (failure !== undefined) throw new UserError('cluster', failure);
      return REPORT;
    },
    onReport: (report) => reports.push(report),
    onProblem: (problem) => problems.push(problem),
    signal: ending.signal,
    tryAgain: { cluster: 1 },
  });
  onTestFinished(async () => {
    ending.abort();
    await watching;
  });
  // The first run is that of the start.
  await expect.poll(() => reports).toEqual([REPORT]);
  expect(runs).toBe(5);
  // Each problem is told when it begins.
  expect(problems).toEqual(['does not answer', 'is not ready', 'does not answer']);
});

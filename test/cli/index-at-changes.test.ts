import { expect, it, onTestFinished } from 'vitest';
import { indexAtChanges } from '../../src/cli/index-at-changes.js';
import { UserError } from '../../src/errors.js';
import type { IndexReport } from '../../src/indexing/report.js';
import { REPORT } from '../support/indexing.js';
import { temporaryFolder } from '../support/temp.js';

it('a change is indexed once the cluster can be used again, although nothing else changes', async () => {
  const folder = temporaryFolder();
  const failures = [
    ['cluster', 'does not answer'],
    ['cluster', 'does not answer'],
    ['busy', 'another model'],
    ['busy', 'another model'],
    ['cluster', 'does not answer'],
  ] as const;
  const [reports, problems]: [IndexReport[], string[]] = [[], []];
  let runs = 0;
  const ending = new AbortController();
  const watching = indexAtChanges({
    articlesDir: folder,
    run: async () => {
      const failure = failures[runs++];
      if (failure) throw new UserError(failure[0], failure[1]);
      return REPORT;
    },
    onReport: (report) => reports.push(report),
    onProblem: (problem) => problems.push(problem),
    signal: ending.signal,
    tryAgain: { cluster: 1, busy: 1 },
  });
  onTestFinished(async () => {
    ending.abort();
    await watching;
  });
  // The first run is that of the start.
  await expect.poll(() => reports).toEqual([REPORT]);
  expect(runs).toBe(6);
  // Each problem is told when it begins.
  expect(problems).toEqual(['does not answer', 'another model', 'does not answer']);
});

import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import type { IndexProgress, IndexReport, RunIndexer } from '../../src/indexing/report.js';
import { IndexRuns } from '../../src/indexing/runs.js';
import { heldIndexer, REPORT } from '../support/indexing.js';

const still = new AbortController().signal;

describe('runs of the indexer', () => {
  it('are none at first', () => {
    expect(new IndexRuns(heldIndexer().runIndexer).state).toEqual({ kind: 'none' });
  });

  it('are remembered with their progress and their report, whoever has begun them', async () => {
    const { runIndexer, progress, finish } = heldIndexer();
    const runs = new IndexRuns(runIndexer, () => 7);
    const heard: IndexProgress[] = [];
    const ended = runs.run((one) => heard.push(one), still);
    expect(runs.state).toEqual({ kind: 'running', progress: null, isCancelled: false });
    progress({ stage: 'reading', done: 1, total: 3 });
    expect(runs.state).toMatchObject({ kind: 'running', progress: { done: 1 } });
    expect(heard).toEqual([{ stage: 'reading', done: 1, total: 3 }]);
    finish();
    expect(await ended).toEqual(REPORT);
    expect(runs.state).toEqual({ kind: 'done', report: REPORT, endedAt: 7 });
  });

  it('come one at a time', async () => {
    const { runIndexer, finish } = heldIndexer();
    const runs = new IndexRuns(runIndexer);
    const first = runs.start();
    expect(runs.start()).toBeNull();
    finish();
    await first;
    expect(runs.start()).not.toBeNull();
    await runs.close();
  });

  it('can be cancelled, and leave the reason', async () => {
    const runs = new IndexRuns(heldIndexer().runIndexer);
    expect(runs.cancel()).toBe(false);
    const ended = runs.start();
    expect(runs.cancel()).toBe(true);
    expect(runs.state).toMatchObject({ isCancelled: true });
    await expect(ended).rejects.toMatchObject({ code: 'cancelled' });
    expect(runs.state).toMatchObject({ kind: 'failed', error: { code: 'cancelled' } });
  });

  it('whoever begins one can end it as before', async () => {
    const runs = new IndexRuns(heldIndexer().runIndexer);
    const controller = new AbortController();
    const ended = runs.run(() => {}, controller.signal);
    controller.abort();
    await expect(ended).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('one that is refused since another goes on is not remembered', async () => {
    let isBusy = false;
    const { promise, resolve } = Promise.withResolvers<IndexReport>();
    const runIndexer: RunIndexer = async () => {
      if (isBusy) throw new UserError('busy', 'Another one is at work.');
      isBusy = true;
      return promise;
    };
    const runs = new IndexRuns(runIndexer);
    const first = runs.run(() => {}, still);
    await expect(runs.run(() => {}, still)).rejects.toMatchObject({ code: 'busy' });
    expect(runs.state).toMatchObject({ kind: 'running' });
    resolve(REPORT);
    await first;
    expect(runs.state).toMatchObject({ kind: 'done' });
  });

  it('closing ends the one that is under way', async () => {
    const runs = new IndexRuns(heldIndexer().runIndexer);
    const ended = runs.start();
    ended?.catch(() => {});
    await runs.close();
    expect(runs.state).toMatchObject({ kind: 'failed' });
  });
});

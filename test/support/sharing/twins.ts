import { Writable } from 'node:stream';
import { expect, onTestFinished } from 'vitest';
import { createLogger } from '../../../src/logger.js';
import { TwinWatch } from '../../../src/operations/twins.js';
import type { Sign, SignBoard } from '../../../src/process-signs.js';

/** How often signs are renewed here. In ms. */
const INTERVAL = 50;

interface Watched {
  readonly watch: TwinWatch;
  /** What it has logged as an error. */
  readonly told: string[];
}

/** Watches as the process of that name; stopped after the test. */
function watched(board: SignBoard, run: string, place: Partial<Sign> = {}): Watched {
  const told: string[] = [];
  const stream = new Writable({
    write(line, _encoding, done) {
      told.push(String((JSON.parse(String(line)) as { msg: string }).msg));
      done();
    },
  });
  const own = { run, application: 'app', shards: [0], of: 1, where: `host ${run}`, ...place };
  const watch = new TwinWatch(board, own, { logger: createLogger('error', stream), interval: INTERVAL });
  onTestFinished(() => watch.stop());
  return { watch, told };
}

/** Two processes with the same shards say so, once each; no others do. */
export async function expectTwinsToBeTold(boardOf: () => SignBoard): Promise<void> {
  await boardOf().post({ run: 'dead', application: 'app', shards: [0], of: 1, where: 'host dead' }, 1000);
  const one = watched(boardOf(), 'one');
  const others = [
    watched(boardOf(), 'elsewhere', { application: 'another' }),
    watched(boardOf(), 'left', { application: 'sharded', shards: [0], of: 2 }),
    watched(boardOf(), 'right', { application: 'sharded', shards: [1], of: 2 }),
  ];
  const two = watched(boardOf(), 'two');
  await expect.poll(() => [one.told.length, two.told.length], { timeout: 20_000 }).toEqual([1, 1]);
  expect(one.told[0]).toMatch(/^Another process .* same token .*\(host two; shards 0\/1, here 0\/1\)/);
  expect(two.told[0]).toContain('(host one;');
  const cutAnew = watched(boardOf(), 'anew', { shards: [1], of: 2 });
  const counts = () => [one, two, cutAnew].map(({ told }) => told.length);
  await expect.poll(counts, { timeout: 20_000 }).toEqual([2, 2, 2]);
  for (const { told } of others) expect(told).toEqual([]);
  await one.watch.stop();
  const posted = async () => (await boardOf().of('app')).map(({ run }) => run);
  await expect.poll(posted, { timeout: 20_000 }).not.toContain('one');
}

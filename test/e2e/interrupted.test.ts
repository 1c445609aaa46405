import { mkdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelsDir, whyNoModel, withRealModel } from '../embedding/real-model.js';
import { type Finished, jsonLines, type Running, startCli, type Variables } from '../support/cli.js';
import { run } from '../support/command.js';
import { manyArticles, type Place, place, withoutModel } from './folders.js';

/** The first line of progress comes after five seconds by its clock. */
const FAST_CLOCK = join(import.meta.dirname, '../support/fast-clock.cjs');

const FIRST = { 'first.md': '---\ntitle: 郁金香\n---\n\n春天的花园里开满了郁金香。\n' };

/** The old generation is as it was and answers, and nothing of the new one is left. */
async function expectUntouched(before: string, { current, halfBuilt, isLocked }: Place, env: Variables) {
  expect(current()).toBe(before);
  expect(halfBuilt()).toEqual([]);
  expect(isLocked()).toBe(false);
  await expectToServe(env);
}

async function expectToServe(env: Variables): Promise<void> {
  const [answer] = jsonLines(await run(['ask', '花园里开满了什么？', '--top', '1', '--json'], env));
  expect(answer).toMatchObject({ quotes: [{ articleId: 'first' }] });
}

function expectStopped({ code, stdout, stderr }: Finished): void {
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^The (run|embedding) was stopped\b.*\.$/);
}

async function said(running: Running, text: string): Promise<void> {
  while (!running.output().includes(text)) {
    await new Promise((resolve) => running.child.stderr?.once('data', resolve));
  }
}

/** Resolves as soon as a generation is being built there. */
async function whileBuilding({ generationsDir }: Place): Promise<void> {
  mkdirSync(generationsDir, { recursive: true });
  for await (const { filename } of watchFolder(generationsDir)) if (filename?.startsWith('.')) return;
}

async function* watchFolder(folder: string): AsyncGenerator<{ readonly filename: string | null }> {
  const seen: { readonly filename: string | null }[] = [];
  let wake = (): void => {};
  const watcher = watch(folder, (_event, filename) => {
    seen.push({ filename });
    wake();
  });
  try {
    for (;;) {
      const next = seen.shift();
      if (next) yield next;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    watcher.close();
  }
}

describe('a run of the indexer that is interrupted', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('stops at %s, and leaves the old generation', async (signal) => {
    const here = place(FIRST);
    const machine = await withoutModel(here.folder);
    const env = { ...here.variables, ...machine.variables };
    await run(['index'], env);
    const before = here.current();

    here.write(manyArticles(20));
    const asked = machine.hold();
    const running = startCli(['index'], env);
    await asked;
    running.child.kill(signal);
    machine.release();
    expectStopped(await running.finished);
    await expectUntouched(before, here, env);
  });

  it('serves the old generation when it was killed, and the next run cleans up', async () => {
    const here = place(FIRST);
    const env = { ...here.variables, ...(await withoutModel(here.folder)).variables };
    await run(['index'], env);
    const before = here.current();

    here.write(manyArticles(300));
    const building = whileBuilding(here);
    const running = startCli(['index'], env);
    await building;
    running.child.kill('SIGKILL');
    await running.finished;
    expect(here.halfBuilt()).toHaveLength(1);
    expect(here.current()).toBe(before);
    await expectToServe(env);

    const [report] = jsonLines(await run(['index', '--json'], env));
    expect(report).toMatchObject({ added: 300, unchanged: 1, articles: 301 });
    expect(here.halfBuilt()).toEqual([]);
    expect(here.current()).not.toBe(before);
  });

  it('refuses a second one at the same time, and lets the first one end', async () => {
    const here = place(FIRST);
    const machine = await withoutModel(here.folder);
    const env = { ...here.variables, ...machine.variables };
    const asked = machine.hold();
    const first = startCli(['index'], env);
    await asked;

    const second = await run(['index', '--json'], env);
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toBe(
      `The indexer is running already (process ${first.child.pid}). Wait for it, or end it first.\n`,
    );
    machine.release();
    expect((await first.finished).code).toBe(0);
    expect(here.isLocked()).toBe(false);
  });
});

describe.skipIf(whyNoModel)(`a run that embeds, ${withRealModel}`, () => {
  it('tells its progress on stderr alone, and stops in the middle of it', async () => {
    const here = place(FIRST);
    const env = { ...here.variables, MODELS_DIR: modelsDir };
    await run(['index'], env);
    const before = here.current();

    here.write(manyArticles(60));
    const running = startCli(['index', '--json'], { ...env, NODE_OPTIONS: `--require=${FAST_CLOCK}` });
    await said(running, 'Embedding passages');
    running.child.kill('SIGINT');
    const finished = await running.finished;
    expectStopped(finished);
    expect(finished.stderr).toMatch(/^Embedding passages: \d+ of \d+, \d+ a second, about \d+ s left$/m);
    await expectUntouched(before, here, env);
  });
});

import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watchFolder } from '../../../src/indexing/watch/watch.js';
import { PATIENCE } from '../../support/patience.js';
import { temporaryFolder } from '../../support/temp.js';

/** In ms. It settles more slowly than a machine with other work to do tells of the files of one burst. */
const TIMES = { settle: 400, patience: PATIENCE, lookAgain: 30 };

interface Watched {
  readonly folder: string;
  readonly problems: string[];
  changes(): number;
  /** Resolves when so many changes were told in all. */
  changed(count: number): Promise<void>;
  /** Resolves when the folder is watched for the so many-th time. */
  ready(count: number): Promise<void>;
  /** Longer than it takes to settle. */
  quiet(): Promise<void>;
}

async function watched(): Promise<Watched> {
  const folder = join(temporaryFolder(), 'articles');
  mkdirSync(folder);
  const controller = new AbortController();
  const problems: string[] = [];
  const counts = { changes: -1, ready: 0 };
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const until = async (isTrue: () => boolean): Promise<void> => {
    while (!isTrue()) await wait(10);
  };
  const done = watchFolder({
    folder,
    times: TIMES,
    signal: controller.signal,
    onProblem: (problem) => problems.push(problem),
    onReady: () => void counts.ready++,
    // The first one is that of the start.
    onChange: async () => {
      counts.changes++;
      return null;
    },
  });
  onTestFinished(async () => {
    controller.abort();
    await done;
  });
  const here: Watched = {
    folder,
    problems,
    changes: () => counts.changes,
    changed: (count) => until(() => counts.changes >= count),
    ready: (count) => until(() => counts.ready >= count),
    quiet: () => wait(TIMES.settle * 3),
  };
  await here.ready(1);
  await here.changed(0);
  return here;
}

describe('watchFolder', () => {
  it('tells of a burst of a thousand files once', async () => {
    const { folder, changed, changes, quiet } = await watched();
    for (let i = 0; i < 1000; i++) writeFileSync(join(folder, `${i}.md`), '正文。');
    await changed(1);
    await quiet();
    expect(changes()).toBe(1);
  });

  it('sees what an editor writes beside and renames, files in new folders, and what is removed', async () => {
    const { folder, changed } = await watched();
    writeFileSync(join(folder, 'a.md'), '第一版。');
    await changed(1);
    writeFileSync(join(folder, '.a.md.swp'), '第二版。');
    renameSync(join(folder, '.a.md.swp'), join(folder, 'a.md'));
    await changed(2);
    mkdirSync(join(folder, 'below'));
    writeFileSync(join(folder, 'below', 'b.md'), '另一篇。');
    await changed(3);
    rmSync(join(folder, 'below'), { recursive: true });
    await changed(4);
  });

  it('does not tell of hidden files', async () => {
    const { folder, changes, quiet } = await watched();
    writeFileSync(join(folder, '.hidden'), 'x');
    await quiet();
    expect(changes()).toBe(0);
  });

  it('waits for a folder that is gone, and says so', async () => {
    const { folder, problems, changed, ready } = await watched();
    const aside = `${folder}-aside`;
    renameSync(folder, aside);
    while (problems.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(problems[0]).toContain(`${folder} is gone`);
    renameSync(aside, folder);
    await ready(2);
    await changed(1);
    writeFileSync(join(folder, 'a.md'), '又来了。');
    await changed(2);
  });

  it.skipIf(process.platform === 'win32')('waits for a folder that the system does not open', async () => {
    const { folder, problems, changed, ready } = await watched();
    const aside = `${folder}-aside`;
    renameSync(folder, aside);
    symlinkSync(folder, folder);
    while (!problems.some((problem) => problem.includes("can't be opened")))
      await new Promise((resolve) => setTimeout(resolve, 10));
    rmSync(folder);
    renameSync(aside, folder);
    await ready(2);
    await changed(1);
  });
});

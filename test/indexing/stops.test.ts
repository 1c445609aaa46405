import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../support/temp.js';
import { type IndexerPlace, type Run, type Served, startIndexer } from './support/indexer.js';

/** What a run does that changes one article of some: its stages, and every change below the data folder. */
const STEPS = [
  'writeFileSync index.lock',
  'reading',
  'mkdirSync generations/.building-*',
  'copyFileSync generations/*/index.sqlite',
  'copyFileSync generations/*/vectors.f32',
  'embed 1',
  'embed 2',
  'embedding',
  'writeSync generations/.building-*/vectors.f32',
  'writing',
  'writeFileSync generations/.building-*/generation.json',
  'writing',
  'verifying',
  // The examples that were found to be answered.
  'writeFileSync generations/.building-*/generation.json',
  'fsyncSync generations/.building-*',
  'writeFileSync CURRENT.tmp',
  'fsyncSync CURRENT.tmp',
  'renameSync generations/.building-*',
  'fsyncSync generations',
  'renameSync CURRENT.tmp',
  // From here on the new generation serves.
  'fsyncSync .',
  'renameSync generations/*',
  'rmSync generations/.removed-*',
  'writeFileSync cache/files.json.tmp',
  'renameSync cache/files.json.tmp',
  'rmSync index.lock',
];
const SWAP = STEPS.indexOf('renameSync CURRENT.tmp');

/** Texts whose vectors were recorded before a step. */
function recordedBefore(step: string): number {
  const at = STEPS.indexOf(step);
  if (at <= STEPS.indexOf('embed 1')) return 0;
  return at <= STEPS.indexOf('embed 2') ? AT_ONCE : Number.POSITIVE_INFINITY;
}

/** As many texts are embedded before their vectors are recorded. */
const AT_ONCE = 8;

const WHAT_STAYS = ['CURRENT', 'cache', 'generations', 'index.lock.guard'];

function textOf(name: string, paragraphs: number): string {
  const body = Array.from({ length: paragraphs }, (_, n) =>
    Array.from({ length: 20 }, (_, i) => `${name}第${n}段的第${i}句话写下来是为了核对。`).join(''),
  );
  return `# ${name}\n\n${body.join('\n\n')}\n`;
}

const ARTICLES = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`${i}.md`, textOf(`第${i}篇`, 3)]));

/** Long enough for its passages to be embedded in two goes. */
const CHANGE = { '0.md': textOf('新写的一篇', 10) };

interface Recorded {
  readonly place: IndexerPlace;
  /** Copies of the data folder as it was before each step, by the steps' numbers. */
  readonly copies: string;
  readonly old: Served;
  /** The run that was to change one article. */
  readonly run: Run;
}

/**
 * Runs, and keeps what is on the disk before each step. That is what SIGKILL leaves of the process at that moment: it
 * ends it at once, and no write that was made is lost, since the system keeps it.
 */
async function record(): Promise<Recorded> {
  const folder = temporaryFolder();
  const place = { articles: join(folder, 'articles'), data: join(folder, 'data') };
  const copies = join(folder, 'copies');
  const indexer = startIndexer(place);
  writeFiles(place.articles, ARTICLES);
  await indexer.run();
  writeFiles(place.articles, { '1.md': textOf('改过的一篇', 1) });
  const old = (await indexer.run()).served;
  writeFiles(place.articles, CHANGE);
  const run = await indexer.run({ copies });
  // Its lock is that of a dead process from now on.
  await indexer.kill();
  return { place, copies, old, run };
}

it('a run killed before any of its steps leaves the old index or the new one, and the next run goes on', async () => {
  const { place, copies, old, run } = await record();
  expect(run.served.texts).toEqual({ ...old.texts, 0: expect.stringContaining('新写的一篇') });
  // Where this fails because a run does more or something else: add it to the list, and see whether the rest holds.
  expect(run.steps).toEqual(STEPS);
  const indexer = startIndexer(place);
  for (const [number, step] of STEPS.entries()) {
    rmSync(place.data, { recursive: true });
    renameSync(join(copies, String(number)), place.data);
    expect(await indexer.look(), step).toEqual(number <= SWAP ? old : run.served);

    const next = await indexer.run();
    expect(next, step).toMatchObject({ error: null, served: { texts: run.served.texts } });
    // All that was not embedded before, and nothing that was.
    expect(next.embedded, step).toEqual(run.embedded.slice(recordedBefore(step)));
    expect(readdirSync(place.data).sort(), step).toEqual(WHAT_STAYS);
    const names = readdirSync(join(place.data, 'generations'));
    expect(names, step).not.toContainEqual(expect.stringMatching(/^\./));
  }
});

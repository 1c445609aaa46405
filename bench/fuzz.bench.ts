import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { messageOf, UserError } from '../src/errors.js';
import { STAGES } from '../test/support/growth/stages.js';
import { brokenIn } from './support/invariants.js';
import { mutant } from './support/mutants.js';
import { randomOf } from './support/random.mjs';

/** How long texts are tried, and the seed of the first of them; each has the next one, and can be made again by it. */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 600);
const FIRST = Number(process.env.FUZZ_SEED ?? 1);
/** So many of the slowest are told. */
const SLOWEST = 12;
const SEEDS = join(import.meta.dirname, '../seeds');

const articles = readdirSync(SEEDS, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:md|txt)$/.test(path))
  .map((path) => readFileSync(join(SEEDS, path), 'utf8'));

interface Timed {
  readonly ms: number;
  readonly stage: string;
  readonly seed: number;
  readonly length: number;
}

const slowest = new Map<string, Timed>();
const faults: string[] = [];

/** What the work throws, unless it is meant for people, and the processor's time that it takes. */
async function attempt(
  stage: string,
  seed: number,
  source: string,
  prepare: () => Promise<() => unknown>,
): Promise<void> {
  try {
    const work = await prepare();
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    if (ms > (slowest.get(stage)?.ms ?? 0)) slowest.set(stage, { ms, stage, seed, length: source.length });
  } catch (error) {
    if (!(error instanceof UserError)) faults.push(`seed ${seed}, ${stage}: ${messageOf(error)}`);
  }
}

test(`finds no fault in ${SECONDS} s of random texts`, { timeout: (SECONDS + 120) * 1000 }, async () => {
  const until = Date.now() + SECONDS * 1000;
  let seed = FIRST;
  let characters = 0;
  for (; Date.now() < until; seed++) {
    const source = mutant(randomOf(seed), articles);
    characters += source.length;
    for (const stage of STAGES) await attempt(stage.name, seed, source, () => stage.prepare(source));
    for (const path of ['page.md', 'notes.txt']) {
      await attempt(`all of ${path}`, seed, source, async () => async () => {
        for (const what of await brokenIn(source, path)) faults.push(`seed ${seed}, ${path}: ${what}`);
      });
    }
  }
  const told = [...slowest.values()].sort((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  console.log(`${seed - FIRST} texts with ${characters} characters through ${STAGES.length} stages`);
  console.table(told);
  console.log(faults.join('\n') || 'no fault');
  expect(faults).toEqual([]);
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { STAGES, type Stage } from '../../src/stages.js';
import { differences, recordNow, type StageRecord, toJson, unraised } from './record.js';

/** What each stage made of our own files when its version was last raised. */
const FILE = join(import.meta.dirname, 'record.json');
/** How it is made: after a version was raised, or a fixture was added. */
const HOW = 'RECORD_STAGES=1 npm test -- test/stages';
const IS_RECORDED_NOW = process.env.RECORD_STAGES === '1';

const read = (): StageRecord => JSON.parse(readFileSync(FILE, 'utf8')) as StageRecord;

let now: StageRecord;

beforeAll(async () => {
  now = await recordNow();
  if (!IS_RECORDED_NOW) return;
  expect(unraised(read(), now), 'Raise the versions of these in src/stages.ts first').toEqual([]);
  writeFileSync(FILE, toJson(now));
});

it('makes the same of the same files until a version is raised', () => {
  expect(differences(read(), now), `To record: ${HOW}`).toEqual([]);
});

/** A record of one file of which every stage makes the same, but for those that are given. */
function record(made: Partial<Record<Stage, string>>, versions: Partial<Record<Stage, number>> = {}) {
  const same = <T>(value: T) => Object.fromEntries(Object.keys(STAGES).map((stage) => [stage, value]));
  return {
    versions: { ...same(1), ...versions },
    files: { file: { ...same('a'), ...made } },
  } as unknown as StageRecord;
}

const before = record({});

it('names the stage whose output moved while its version stayed', () => {
  expect(differences(before, record({ sentences: 'b' }))).toEqual([
    'sentences gives other output: raise the version of sentences in src/stages.ts',
  ]);
  expect(unraised(before, record({ sentences: 'b' }))).toEqual(['sentences']);
});

it('asks for a new record where the version was raised', () => {
  const raised = record({ sentences: 'b' }, { sentences: 2 });
  expect(differences(before, raised)).toEqual([
    'sentences has another version than in the record: record it',
  ]);
  expect(unraised(before, raised)).toEqual([]);
});

it('lets a stage move along with one before it, and only then', () => {
  expect(differences(before, record({ clean: 'b', cut: 'b' }))).toEqual([
    'clean gives other output: raise the version of clean in src/stages.ts',
  ]);
  expect(unraised(before, record({ clean: 'b', cut: 'b' }, { clean: 2 }))).toEqual([]);
});

it('asks for a record of a file that is new', () => {
  const added = { ...before, files: { ...before.files, other: { ...STAGES } } };
  expect(differences(before, added as unknown as StageRecord)).toEqual([
    'not in the record: 1 of the files; record them',
  ]);
});

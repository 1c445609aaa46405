import { createHash } from 'node:crypto';
import { STAGES, type Stage } from '../../src/stages.js';
import { makeAll } from './made-by.js';
import { ownFiles } from './own-files.js';

type PerStage<T> = Readonly<Record<Stage, T>>;

/** What the stages made of some files. */
export interface StageRecord {
  readonly versions: PerStage<number>;
  /** By a hash of the file: for each stage a hash of what it made of it. */
  readonly files: Readonly<Record<string, PerStage<string>>>;
}

/** Whose output each stage works on: it may move when theirs does. */
const AFTER: PerStage<readonly Stage[]> = {
  decode: [],
  parse: [],
  clean: ['parse'],
  facts: ['parse', 'clean'],
  fold: ['parse', 'clean'],
  tokenize: ['parse', 'clean', 'fold'],
  sentences: ['parse', 'clean'],
  cut: ['parse', 'clean', 'facts', 'sentences'],
  embedInput: ['parse', 'clean', 'facts', 'sentences', 'cut'],
  shingles: ['parse', 'clean', 'fold'],
  reposts: ['parse', 'clean', 'facts', 'fold', 'shingles'],
};

const ALL = Object.keys(STAGES) as Stage[];

/** What the stages make of our own files now. */
export async function recordNow(): Promise<StageRecord> {
  const files: Record<string, PerStage<string>> = {};
  for (const file of ownFiles()) {
    const made = await makeAll(file);
    files[hashOf(file)] = perStage((stage) => hashOf(made[stage]));
  }
  return { versions: perStage((stage) => STAGES[stage]), files };
}

/** A sentence for each stage that is not as it was recorded; none for those that moved along with another one. */
export function differences(recorded: StageRecord, now: StageRecord): string[] {
  const stages = ALL.flatMap((stage) => {
    if (recorded.versions[stage] !== now.versions[stage])
      return `${stage} has another version than in the record: record it`;
    const isCause = !AFTER[stage].some((other) => hasMoved(other, recorded, now));
    return hasMoved(stage, recorded, now) && isCause
      ? `${stage} gives other output: raise the version of ${stage} in src/stages.ts`
      : [];
  });
  const unknown = Object.keys(now.files).filter((file) => !recorded.files[file]).length;
  return [...stages, ...(unknown > 0 ? [`not in the record: ${unknown} of the files; record them`] : [])];
}

/** The stages that moved although neither their own version nor one before them was raised. */
export function unraised(recorded: StageRecord, now: StageRecord): Stage[] {
  const isRaised = (stage: Stage): boolean => now.versions[stage] > recorded.versions[stage];
  return ALL.filter((stage) => hasMoved(stage, recorded, now) && ![stage, ...AFTER[stage]].some(isRaised));
}

function hasMoved(stage: Stage, recorded: StageRecord, now: StageRecord): boolean {
  return Object.entries(recorded.files).some(([file, made]) => {
    const madeNow = now.files[file];
    return madeNow !== undefined && madeNow[stage] !== made[stage];
  });
}

/** One line a file, so that a change shows which files it touches. */
export function toJson({ versions, files }: StageRecord): string {
  const lines = Object.entries(files).map(
    ([file, made]) => `    ${JSON.stringify(file)}: ${JSON.stringify(made)}`,
  );
  return `{\n  "versions": ${JSON.stringify(versions)},\n  "files": {\n${lines.sort().join(',\n')}\n  }\n}\n`;
}

function perStage<T>(of: (stage: Stage) => T): PerStage<T> {
  return Object.fromEntries(ALL.map((stage) => [stage, of(stage)])) as PerStage<T>;
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
}

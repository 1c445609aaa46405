import { createHash } from 'node:crypto';
import type { GenerationMake } from '../generation-info.js';

/** The names of one bot's indices in a cluster that others may also use. All begin with the prefix. */
export interface Names {
  /** The alias of the generation that serves. */
  readonly serving: string;
  /** The alias of all generations that are complete and kept. */
  readonly kept: string;
  /** The small index that holds the lease. */
  readonly state: string;
  /** The index of the vectors that indexers share. */
  readonly vectors: string;
  /** A pattern that the indices in which runs are shared match, and maybe others: see `isRun`. */
  readonly runs: string;
  /** The index of what several bots keep together. */
  readonly shared: string;
  /** A pattern that all generations match, whatever their state, and maybe others: see `idOf`. */
  readonly generations: string;
  /** The index in which one run is shared. */
  run(id: string): string;
  /** An alias of that index: what is written under it is refused once the index is gone, and does not make it again. */
  ranges(id: string): string;
  /** The index of a generation: its name consists of its id and what it was made from. */
  generation(id: string, make: GenerationMake): string;
  /** A pattern that at most one index matches. */
  generationOf(id: string): string;
  /** The id of the generation that an index of this name holds; null for an index of somebody else. */
  idOf(index: string): string | null;
  /** Whether an index of this name is one in which a run is shared. */
  isRun(index: string): boolean;
}

const FINGERPRINT_LENGTH = 8;

export function namesFor(prefix: string): Names {
  // The prefix of another bot may begin with this one.
  const after = (start: string, index: string): string =>
    index.startsWith(`${prefix}-${start}-`) ? index.slice(`${prefix}-${start}-`.length) : '';
  const generationOf = (id: string): string => `${prefix}-generation-${id.toLowerCase()}-`;
  return {
    serving: `${prefix}-serving`,
    kept: `${prefix}-kept`,
    state: `${prefix}-state`,
    vectors: `${prefix}-vectors`,
    runs: `${prefix}-run-*`,
    run: (id) => `${prefix}-run-${id}`,
    ranges: (id) => `${prefix}-run-${id}-ranges`,
    shared: `${prefix}-shared`,
    generations: `${prefix}-generation-*`,
    generation: (id, make) => generationOf(id) + fingerprintOf(make),
    generationOf: (id) => `${generationOf(id)}*`,
    idOf: (index) => /^([\dtz]+)-[\da-f]+$/.exec(after('generation', index))?.[1]?.toUpperCase() ?? null,
    isRun: (index) => /^[\da-f]+$/.test(after('run', index)),
  };
}

/** Whether an id may be part of an index's name: a typed one may contain anything. */
export function isId(id: string): boolean {
  return /^[\dTZ]+$/.test(id);
}

function fingerprintOf({ model, textFingerprint }: GenerationMake): string {
  const made = JSON.stringify([model?.fingerprint ?? null, textFingerprint]);
  return createHash('sha256').update(made).digest('hex').slice(0, FINGERPRINT_LENGTH);
}

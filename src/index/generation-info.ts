import type { Told } from '../sentence.js';
import type { ReadingVersions } from './reading.js';

/** Everything that decides what the same articles become. Generations of different makes are never mixed. */
export interface GenerationMake {
  /** The embedding model, or null if only keywords are indexed. */
  readonly model: {
    readonly name: string;
    readonly dimensions: number;
    readonly fingerprint: string;
  } | null;
  /**
   * A hash of everything, apart from the model, that decides what the same folder becomes: cutting, folding,
   * tokenizing.
   */
  readonly textFingerprint: string;
  /**
   * The stages that it has to be read with. Part of what `textFingerprint` hashes, kept to be reported and compared.
   */
  readonly reading: ReadingVersions;
}

/** What a generation says about one of its collections. */
export interface CollectionInfo {
  readonly name: string;
  readonly articles: number;
  readonly passages: number;
  /** As `GenerationInfo` has them, of this one alone; empty if there are too many collections to ask each. */
  readonly examples: readonly string[];
}

/** What a generation says about itself. */
export interface GenerationInfo extends GenerationMake {
  /** Letters, digits, `_` and `-`; ids sort by the time of their creation. */
  readonly id: string;
  /** In ISO 8601. */
  readonly createdAt: string;
  readonly articles: number;
  readonly passages: number;
  /** By name; those that have an article. */
  readonly collections: readonly CollectionInfo[];
  /** Questions that its articles answer well, to show what can be asked; empty if there were none. */
  readonly examples: readonly string[];
  /** Set while it answers in the place of one that can't be reached. Of no generation itself, and never stored. */
  readonly standsIn?: StandIn;
}

/** Since when and why a generation answers in the place of another one. */
export interface StandIn {
  /** In ms since 1970. */
  readonly since: number;
  readonly why: Told;
}

/** Whether a generation can be derived from another one. */
export function isSameMake(a: GenerationMake, b: GenerationMake): boolean {
  return a.textFingerprint === b.textFingerprint && isSameModel(a, b);
}

export function isSameModel(a: GenerationMake, b: GenerationMake): boolean {
  return a.model?.fingerprint === b.model?.fingerprint;
}

/**
 * An id that sorts by time: `20250211T215510123Z`.
 *
 * @param newest the last id so far: the new one comes after it, whatever the clock says, unless it contains no time
 */
export function generationId(now: Date, newest: string | null = null): string {
  const last = newest === null ? Number.NaN : timeOf(newest);
  return toId(last >= now.getTime() ? new Date(last + 1) : now);
}

function toId(time: Date): string {
  return time.toISOString().replace(/[-:.]/g, '');
}

/** In ms; NaN for a name of another form. */
function timeOf(id: string): number {
  return Date.parse(id.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\d)(\d{3}Z)$/, '$1-$2-$3:$4:$5.$6'));
}

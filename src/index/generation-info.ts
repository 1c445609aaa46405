/** What decides what the same articles become. Two generations of another make are never mixed. */
export interface GenerationMake {
  /** The embedding model, or null where only keywords are indexed. */
  readonly model: {
    readonly name: string;
    readonly dimensions: number;
    readonly fingerprint: string;
  } | null;
  /** Hashes everything but the model that decides what the same folder becomes: cutting, folding, tokenizing. */
  readonly textFingerprint: string;
}

/** What a generation says about itself. */
export interface GenerationInfo extends GenerationMake {
  /** Letters, digits, `_` and `-`; ids sort by the time they were made. */
  readonly id: string;
  /** In ISO 8601. */
  readonly createdAt: string;
  readonly articles: number;
  readonly passages: number;
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
 * @param newest the newest id there is: the new one comes after it, whatever the clock says
 */
export function generationId(now: Date, newest: string | null = null): string {
  const id = toId(now);
  if (newest === null || id > newest) return id;
  return toId(new Date(timeOf(newest) + 1));
}

function toId(time: Date): string {
  return time.toISOString().replace(/[-:.]/g, '');
}

function timeOf(id: string): number {
  return Date.parse(id.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\d)(\d{3}Z)$/, '$1-$2-$3:$4:$5.$6'));
}

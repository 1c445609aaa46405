import { onTestFinished } from 'vitest';
import { type GenerationStore, requireCurrent } from '../../../src/index/generation-store.js';
import type { Candidate, PassageIndex } from '../../../src/index/passage-index.js';
import { ARTICLES } from '../library.js';

/** A kind of index under test. */
export interface Backend {
  /** A store with nothing in it, and another door to the same place, as another process has it. */
  /** To how many digits after the point its scores by keywords are exact; 9 unless told. */
  readonly scoreDigits?: number;
  /** How often a property is tried on it; 10 times unless told. */
  readonly runs?: number;
  open(): { readonly store: GenerationStore; another(): GenerationStore };
}

export async function opened(store: GenerationStore, id?: string): Promise<PassageIndex> {
  const index = await store.open(id ?? (await requireCurrent(store)));
  onTestFinished(() => index.close());
  return index;
}

export function article(id: string) {
  const found = ARTICLES.find((each) => each.id === id);
  if (!found) throw new Error(`there is no article ${id}`);
  return found;
}

export function byWords(candidates: readonly Candidate[]): string[] {
  return candidates
    .filter(({ lexical }) => lexical > 0)
    .sort((a, b) => b.lexical - a.lexical)
    .map(({ passage }) => passage.articleId);
}

export function byPlace(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((a, b) => a.passage.start - b.passage.start);
}

export function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, d) => sum + value * (b[d] ?? 0), 0);
}

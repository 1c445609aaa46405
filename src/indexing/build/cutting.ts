import type { Embedder } from '../../embedding/embedder.js';
import type { CutArticle, PreparedArticle } from '../../index/records.js';
import { type ChunkOptions, type CountTokens, chunk } from '../../passages/chunk.js';
import { pacer } from '../pace.js';

/** The model's side of a run: absent where the model can't be had. */
export interface PassageEncoder {
  readonly embedder: Embedder;
  readonly countTokens: CountTokens;
}

/** Cuts articles, and lets others go on meanwhile. */
export async function cutArticles(
  articles: readonly PreparedArticle[],
  chunking: ChunkOptions,
  encoder: PassageEncoder | null,
): Promise<CutArticle[]> {
  const countTokens = encoder?.countTokens ?? ((text) => text.length);
  const pause = pacer();
  const cuts: CutArticle[] = [];
  for (const prepared of articles) {
    cuts.push({ ...prepared, passages: chunk(prepared.article, chunking, countTokens) });
    await pause();
  }
  return cuts;
}

export function countPassages(cuts: readonly CutArticle[]): number {
  return cuts.reduce((sum, { passages }) => sum + passages.length, 0);
}

import type { GenerationInfo } from '../generation-info.js';
import type { ArticleInfo } from '../passage-index.js';
import type { EmbeddedArticle, IndexedFile } from '../records.js';

/** An article of a generation in memory. */
export interface StoredArticle extends EmbeddedArticle {
  readonly repostOf: string | null;
}

/** A generation that was finished. */
export interface MemoryGeneration {
  readonly info: GenerationInfo;
  /** By id. */
  readonly articles: ReadonlyMap<string, StoredArticle>;
  readonly files: readonly IndexedFile[];
}

export function infoOf({ article, repostOf }: StoredArticle): ArticleInfo {
  const { text: _, blocks: __, turns: ___, ...info } = article;
  return { ...info, repostOf };
}

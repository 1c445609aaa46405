import type { Article } from '../articles/article.js';
import type { RemovedText } from '../articles/removed.js';
import type { Embedding } from '../embedding/embedder.js';
import type { Passage } from '../passages/passage.js';
import type { Told } from '../sentence.js';

/** An article and what was removed from its file. */
export interface IndexedContent {
  readonly article: Article;
  readonly removed: readonly RemovedText[];
}

/** Shows whether two articles are the same text; kept so that it need not be computed again. */
export interface RepostSketch {
  /** Equal for texts with the same shingles. */
  readonly key: string;
  readonly sketch: Uint32Array;
}

/** An article as it goes into a generation. */
export interface PreparedArticle extends IndexedContent {
  /** A hash of everything the article consists of. */
  readonly hash: string;
  /** Null for a text without words. */
  readonly sketch: RepostSketch | null;
}

/** The same, cut into passages. */
export interface CutArticle extends PreparedArticle {
  readonly passages: readonly Passage[];
}

/** The same with the vectors of its passages: one for each, in their order; none without a model. */
export interface EmbeddedArticle extends CutArticle {
  readonly embeddings: readonly Embedding[];
}

/** An article of a generation with what the next run needs to know about it. */
export interface IndexedArticle extends PreparedArticle {
  readonly repostOf: string | null;
}

/** A file as a run has read it. */
export interface IndexedFile {
  readonly path: string;
  readonly articleId: string;
  /** Of the file's bytes. */
  readonly sha256: string;
  /** A sentence each, without the path. */
  readonly warnings: readonly Told[];
  /** The article as the file gave it, if the index has it without a part that repeats in others. */
  readonly original: IndexedContent | null;
}

import { type FailedFile, failedFile } from '../../articles/article.js';
import { timeLimit } from '../../articles/time-limit.js';
import type { Embedder } from '../../embedding/embedder.js';
import { UserError } from '../../errors.js';
import type { CutArticle, PreparedArticle } from '../../index/records.js';
import { pacer } from '../../pacer.js';
import { type ChunkOptions, type CountTokens, chunk } from '../../passages/chunk.js';

/** The model's side of a run: missing if the model can't be had. */
export interface PassageEncoder {
  readonly embedder: Embedder;
  readonly countTokens: CountTokens;
}

/** Says that articles were given up, since cutting them took too long: the rest can be indexed without them. */
export class FilesGivenUp extends Error {
  readonly files: readonly FailedFile[];

  constructor(files: readonly FailedFile[]) {
    super(`Cutting took too long: ${files.map(({ path }) => path).join(', ')}`);
    this.files = files;
  }
}

export interface CuttingOptions {
  readonly chunking: ChunkOptions;
  readonly encoder: PassageEncoder | null;
  /** How long one article may be worked on, in ms; unset: `LONGEST_WORK`. */
  readonly longestWorkMs?: number | undefined;
}

/**
 * Cuts articles, and lets other work continue meanwhile.
 *
 * @throws FilesGivenUp with all that took too long
 */
export async function cutArticles(
  articles: readonly PreparedArticle[],
  { chunking, encoder, longestWorkMs }: CuttingOptions,
): Promise<CutArticle[]> {
  const countTokens = encoder?.countTokens ?? ((text) => text.length);
  const limited = timeLimit(longestWorkMs);
  const pause = pacer();
  const cuts: CutArticle[] = [];
  const givenUp: FailedFile[] = [];
  for (const prepared of articles) {
    const { article } = prepared;
    try {
      cuts.push({ ...prepared, passages: limited(() => chunk(article, chunking, countTokens)) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      givenUp.push(failedFile(article.path, error.told));
    }
    await pause();
  }
  if (givenUp.length > 0) throw new FilesGivenUp(givenUp);
  return cuts;
}

export function countPassages(cuts: readonly CutArticle[]): number {
  return cuts.reduce((sum, { passages }) => sum + passages.length, 0);
}

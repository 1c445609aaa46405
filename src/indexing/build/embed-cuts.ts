import type { Embedder, Embedding, EmbeddingInput } from '../../embedding/embedder.js';
import type { CutArticle, EmbeddedArticle } from '../../index/records.js';
import { embeddingInput } from '../../passages/context.js';
import { oneAhead } from './one-ahead.js';

export interface EmbedOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of passages embedded so far. */
  readonly onProgress: (done: number) => void;
}

/** How many passages are embedded between two reports of progress. */
const EMBED_AT_ONCE = 32;

/**
 * Gives each article with the vectors of its passages, in their order. While the consumer works on one, the next
 * passages are being embedded.
 *
 * @param embedder null: there are no vectors
 */
export async function* embedCuts(
  cuts: readonly CutArticle[],
  embedder: Embedder | null,
  { signal, onProgress }: EmbedOptions,
): AsyncGenerator<EmbeddedArticle> {
  const batches = embedder
    ? oneAhead(batchesOf(inputsOf(cuts)), (inputs) => embedder.embed(inputs, 'passage', signal))
    : [];
  const ready: Embedding[] = [];
  let given = 0;
  let done = 0;
  for await (const embeddings of batches) {
    done += embeddings.length;
    onProgress(done);
    ready.push(...embeddings);
    for (let cut = cuts[given]; cut && cut.passages.length <= ready.length; cut = cuts[given]) {
      given += 1;
      yield { ...cut, embeddings: ready.splice(0, cut.passages.length) };
    }
  }
  for (const cut of cuts.slice(given)) yield { ...cut, embeddings: ready.splice(0, cut.passages.length) };
}

function* inputsOf(cuts: readonly CutArticle[]): Generator<EmbeddingInput> {
  for (const { article, passages } of cuts)
    for (const passage of passages) yield embeddingInput(article, passage);
}

function* batchesOf(inputs: Iterable<EmbeddingInput>): Generator<EmbeddingInput[]> {
  let batch: EmbeddingInput[] = [];
  for (const input of inputs) {
    batch.push(input);
    if (batch.length < EMBED_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

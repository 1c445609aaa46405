import type { CollectionInfo, GenerationInfo } from '../generation-info.js';
import type { BeginOptions, Examples, GenerationWriter } from '../generation-store.js';
import type { EmbeddedArticle, IndexedFile, PreparedArticle } from '../records.js';
import type { MemoryGeneration, StoredArticle } from './generation.js';
import { MemoryIndex } from './reader.js';

export interface MemoryWriterOptions extends Pick<BeginOptions, 'pause'> {
  readonly draft: Omit<GenerationInfo, 'articles' | 'passages' | 'collections' | 'examples'>;
  readonly from: MemoryGeneration | undefined;
}

/** Writes a generation in memory. */
export class MemoryWriter implements GenerationWriter {
  readonly id: string;
  readonly #draft: MemoryWriterOptions['draft'];
  readonly #pause: NonNullable<BeginOptions['pause']>;
  readonly #articles: Map<string, StoredArticle>;
  #files: readonly IndexedFile[];
  #finished: MemoryGeneration | undefined;

  constructor({ draft, from, pause = () => undefined }: MemoryWriterOptions) {
    this.id = draft.id;
    this.#draft = draft;
    this.#pause = pause;
    this.#articles = new Map(from?.articles);
    this.#files = from?.files ?? [];
  }

  async add(added: EmbeddedArticle): Promise<void> {
    const { id } = added.article;
    if (this.#articles.has(id)) throw new RangeError(`there is an article ${id} already`);
    const { model } = this.#draft;
    for (const [i] of added.passages.entries()) {
      const length = added.embeddings[i]?.vector.length;
      if (model && length !== model.dimensions)
        throw new RangeError(`passage ${i} of ${id} has no vector, or one of another length`);
      await this.#pause();
    }
    this.#articles.set(id, { ...added, embeddings: model ? added.embeddings : [], repostOf: null });
  }

  async remove(id: string): Promise<void> {
    if (!this.#articles.delete(id)) throw new RangeError(`there is no article ${id} to remove`);
  }

  async move(from: string, { article, hash }: Pick<PreparedArticle, 'article' | 'hash'>): Promise<void> {
    const stored = this.#articles.get(from);
    if (!stored) throw new RangeError(`there is no article ${from} to move`);
    const { id, path, collection } = article;
    const passages = stored.passages.map((passage) => ({ ...passage, articleId: id }));
    this.#articles.delete(from);
    this.#articles.set(id, {
      ...stored,
      article: { ...stored.article, id, path, collection },
      hash,
      passages,
    });
  }

  async writeReposts(groups: readonly (readonly string[])[]): Promise<void> {
    const firsts = new Map(groups.flatMap((group) => group.map((id) => [id, group[0] ?? null] as const)));
    for (const [id, stored] of this.#articles)
      this.#articles.set(id, { ...stored, repostOf: firsts.get(id) ?? null });
  }

  async writeFiles(files: readonly IndexedFile[]): Promise<void> {
    this.#files = [...files];
  }

  async finish(): Promise<GenerationInfo> {
    const articles = new Map(this.#articles);
    const collections = collectionsOf([...articles.values()]);
    const passages = collections.reduce((sum, one) => sum + one.passages, 0);
    const info = { ...this.#draft, articles: articles.size, passages, collections, examples: [] };
    this.#finished = { info, articles, files: this.#files };
    return info;
  }

  async read(): Promise<MemoryIndex> {
    return new MemoryIndex(this.finished());
  }

  async writeExamples({ all, of }: Examples): Promise<void> {
    const { info, ...finished } = this.finished();
    const collections = info.collections.map((one) => ({ ...one, examples: of.get(one.name) ?? [] }));
    this.#finished = { ...finished, info: { ...info, collections, examples: [...all] } };
  }

  async abort(): Promise<void> {
    this.#finished = undefined;
  }

  /** @throws Error before `finish` and after `abort` */
  finished(): MemoryGeneration {
    if (!this.#finished) throw new Error(`generation ${this.id} is not finished`);
    return this.#finished;
  }
}

function collectionsOf(articles: readonly StoredArticle[]): CollectionInfo[] {
  const names = [...new Set(articles.map(({ article }) => article.collection))].sort();
  return names.map((name) => {
    const own = articles.filter(({ article }) => article.collection === name);
    const passages = own.reduce((sum, stored) => sum + stored.passages.length, 0);
    return { name, articles: own.length, passages, examples: [] };
  });
}

import type { CollectionInfo, GenerationInfo } from '../generation-info.js';
import type { BeginOptions, Examples, GenerationWriter } from '../generation-store.js';
import type { EmbeddedArticle, IndexedFile, PreparedArticle } from '../records.js';
import { BulkSender } from './bulk.js';
import type { Cluster } from './cluster.js';
import {
  articleDocument,
  fileDocument,
  groupsDocument,
  movedArticle,
  passageDocument,
  passageFields,
} from './documents.js';
import { filesIn } from './files.js';
import type { Generations } from './generations.js';
import { mergeSegments } from './merge.js';
import { type Finished, FORMAT_VERSION } from './meta.js';
import { type Part, partsOf } from './parts.js';
import { OpenSearchIndex } from './reader.js';
import { refresh } from './refresh.js';
import { sumUp } from './sums.js';

export interface WriterOptions {
  /** What the generation will say about itself. */
  readonly draft: Omit<GenerationInfo, 'articles' | 'passages' | 'collections' | 'examples'>;
  /** The name of its index. */
  readonly index: string;
  /** What it holds from the start, as a copy of another generation's; null if it is empty. */
  readonly base: Holding | null;
  readonly pause?: BeginOptions['pause'];
}

/** How much an index holds. */
export type Holding = Pick<GenerationInfo, 'articles' | 'passages'>;

/** Writes one generation into a separate index. */
export class OpenSearchWriter implements GenerationWriter {
  readonly id: string;
  readonly #cluster: Cluster;
  readonly #generations: Generations;
  readonly #draft: WriterOptions['draft'];
  readonly #index: string;
  readonly #isDerived: boolean;
  readonly #pause: NonNullable<BeginOptions['pause']>;
  readonly #bulk: BulkSender;
  #files: readonly IndexedFile[] | undefined;
  #groups: readonly (readonly string[])[] | undefined;
  /** What it must hold in the end. */
  #due: Holding;
  #finished: Finished | undefined;

  constructor(
    cluster: Cluster,
    generations: Generations,
    { draft, index, base, pause = () => undefined }: WriterOptions,
  ) {
    this.id = draft.id;
    this.#cluster = cluster;
    this.#generations = generations;
    this.#draft = draft;
    this.#index = index;
    this.#isDerived = base !== null;
    this.#due = base ?? { articles: 0, passages: 0 };
    this.#pause = pause;
    this.#bulk = new BulkSender(cluster, index);
  }

  async add(added: EmbeddedArticle): Promise<void> {
    this.#requireVectors(added);
    for (const [i, passage] of added.passages.entries()) {
      const embedding = this.#draft.model ? added.embeddings[i] : undefined;
      await this.#bulk.put(passageDocument(added, passage, embedding, this.id));
      await this.#pause();
    }
    await this.#bulk.put(articleDocument(added, this.id));
    this.#count(1, added.passages.length);
  }

  async remove(id: string): Promise<void> {
    const parts = await this.#partsOf(id);
    if (parts.length === 0) throw new RangeError(`there is no article ${id} to remove`);
    for (const part of parts) await this.#bulk.remove(part.id);
    this.#count(-1, -parts.filter(({ passage }) => passage !== null).length);
  }

  async move(from: string, { article, hash }: Pick<PreparedArticle, 'article' | 'hash'>): Promise<void> {
    const parts = await this.#partsOf(from);
    if (parts.length === 0) throw new RangeError(`there is no article ${from} to move`);
    for (const { id, passage, vectors } of parts) {
      if (passage) await this.#bulk.put({ id, document: passageFields(article, passage, vectors) });
      else await this.#bulk.change(id, movedArticle(article, hash));
    }
  }

  async writeReposts(groups: readonly (readonly string[])[]): Promise<void> {
    this.#groups = groups;
  }

  async writeFiles(files: readonly IndexedFile[]): Promise<void> {
    this.#files = files;
  }

  async finish(): Promise<GenerationInfo> {
    if (this.#groups) await this.#bulk.put(groupsDocument(this.#groups));
    if (this.#files) await this.#sendFiles(this.#files);
    await this.#bulk.flush();
    await refresh(this.#cluster, this.#index);
    // In a copy few are new, and to merge them with a large one would take longer than the change.
    if (!this.#isDerived) await mergeSegments(this.#cluster, this.#index, this.#pause);
    const { collections, terms } = await sumUp(this.#cluster, this.#index);
    const [articles, passages] = [sum(collections, 'articles'), sum(collections, 'passages')];
    this.#requireAll({ articles, passages });
    const info = { ...this.#draft, articles, passages, collections, examples: [] };
    await this.#generations.freeze(this.#index);
    await this.#describe({ format: FORMAT_VERSION, info, terms });
    return info;
  }

  async read(): Promise<OpenSearchIndex> {
    return OpenSearchIndex.open(this.#cluster, this.#index, this.#requireFinished());
  }

  async writeExamples({ all, of }: Examples): Promise<void> {
    const { info, ...finished } = this.#requireFinished();
    const collections = info.collections.map((one) => ({ ...one, examples: of.get(one.name) ?? [] }));
    await this.#describe({ ...finished, info: { ...info, collections, examples: [...all] } });
  }

  async abort(): Promise<void> {
    this.#finished = undefined;
    await this.#generations.giveUp(this.#index);
  }

  #count(articles: number, passages: number): void {
    this.#due = { articles: this.#due.articles + articles, passages: this.#due.passages + passages };
  }

  /** What was taken must be there, whatever has happened to the nodes meanwhile. */
  #requireAll({ articles, passages }: Holding): void {
    const due = this.#due;
    if (articles === due.articles && passages === due.passages) return;
    throw new Error(
      `generation ${this.id} has ${articles} articles and ${passages} passages instead of ${due.articles} and ${due.passages}`,
    );
  }

  #requireVectors({ article, passages, embeddings }: EmbeddedArticle): void {
    const { model } = this.#draft;
    if (!model) return;
    for (const i of passages.keys())
      if (embeddings[i]?.vector.length !== model.dimensions)
        throw new RangeError(`passage ${i} of ${article.id} has no vector, or one of another length`);
  }

  /** An article of the base and its passages. What this writer has added is not seen before it is refreshed. */
  async #partsOf(id: string): Promise<readonly Part[]> {
    return this.#isDerived ? partsOf(this.#cluster, this.#index, id) : [];
  }

  /** What the base says already is not sent again. */
  async #sendFiles(files: readonly IndexedFile[]): Promise<void> {
    const before = this.#isDerived ? await filesIn(this.#cluster, this.#index) : [];
    const known = new Map(before.map(({ id, source }) => [id, JSON.stringify(source.file)]));
    for (const document of files.map(fileDocument)) {
      if (known.get(document.id) !== JSON.stringify(document.document.file)) await this.#bulk.put(document);
      known.delete(document.id);
    }
    for (const id of known.keys()) await this.#bulk.remove(id);
  }

  async #describe(meta: Finished): Promise<void> {
    await this.#generations.describe(this.#index, meta);
    this.#finished = meta;
  }

  #requireFinished(): Finished {
    if (!this.#finished) throw new Error(`generation ${this.id} is not finished`);
    return this.#finished;
  }
}

function sum(collections: readonly CollectionInfo[], field: 'articles' | 'passages'): number {
  return collections.reduce((total, one) => total + one[field], 0);
}

import { UserError } from '../../errors.js';
import { sentence, type Told } from '../../sentence.js';
import { type GenerationMake, generationId, isSameMake } from '../generation-info.js';
import {
  type BeginOptions,
  type GenerationStore,
  type GenerationSummary,
  type LastRun,
  refuseOtherMake,
  requireCurrent,
  wayBack,
} from '../generation-store.js';
import { whyOtherVersion } from '../reading.js';
import type { IndexedArticle } from '../records.js';
import type { MemoryGeneration, StoredArticle } from './generation.js';
import { MemoryIndex } from './reader.js';
import { MemoryWriter } from './writer.js';

/**
 * The generations of this process, gone when it ends: for tests, and as an example of the least that an index needs.
 */
export class MemoryStore implements GenerationStore {
  readonly #generations = new Map<string, MemoryGeneration>();
  #current: string | null = null;
  #writer: MemoryWriter | undefined;
  #isLeased = false;

  async current(): Promise<string | null> {
    return this.#current;
  }

  async list(): Promise<readonly GenerationSummary[]> {
    return this.#ids().map((id) => {
      const { info, articles } = this.#get(id);
      const bytes = [...articles.values()].reduce((sum, { article }) => sum + 2 * article.text.length, 0);
      const why = whyOtherVersion(info.reading);
      return why === null
        ? { id, bytes, info, problem: null }
        : { id, bytes, info: null, problem: mismatch(id, why).message };
    });
  }

  async open(id: string): Promise<MemoryIndex> {
    const generation = this.#get(id);
    const why = whyOtherVersion(generation.info.reading);
    if (why !== null) throw mismatch(id, why);
    return new MemoryIndex(generation);
  }

  async lease<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isLeased) throw new UserError('busy', sentence('The indexer is running already. Wait for it.'));
    this.#isLeased = true;
    try {
      return await work();
    } finally {
      this.#isLeased = false;
    }
  }

  async lastRun(): Promise<LastRun | null> {
    if (this.#current === null) return null;
    const { info, files, articles } = this.#get(this.#current);
    return {
      info,
      files: new Map(files.map((file) => [file.path, file])),
      articles: new Map([...articles].map(([id, stored]) => [id, recordOf(stored)])),
      isWorn: false,
    };
  }

  async begin(make: GenerationMake, { from, pause }: BeginOptions = {}): Promise<MemoryWriter> {
    const base = from === undefined ? undefined : this.#get(from);
    if (base && !isSameMake(base.info, make)) refuseOtherMake(base.info.id);
    const now = new Date();
    const id = generationId(now, this.#ids()[0]);
    const draft = { id, createdAt: now.toISOString(), ...make };
    this.#writer = new MemoryWriter({ draft, from: base, ...(pause && { pause }) });
    return this.#writer;
  }

  async publish(id: string, spare: string | null): Promise<void> {
    if (this.#writer?.id !== id) throw new RangeError(`no generation ${id} is being built`);
    const kept = spare ?? this.#current;
    this.#generations.set(id, this.#writer.finished());
    this.#current = id;
    this.#writer = undefined;
    for (const old of this.#ids()) if (old !== id && old !== kept) this.#generations.delete(old);
  }

  rollback(to?: string): Promise<{ readonly from: string; readonly to: string }> {
    return this.lease(async () => {
      const from = await requireCurrent(this);
      const target = wayBack(this.#ids(), from, to);
      await this.open(target);
      this.#current = target;
      return { from, to: target };
    });
  }

  #ids(): string[] {
    return [...this.#generations.keys()].sort().reverse();
  }

  #get(id: string): MemoryGeneration {
    const generation = this.#generations.get(id);
    if (generation) return generation;
    throw new UserError(
      'index-mismatch',
      sentence('There is no generation {{id}}. There are: {{ids}}.', { id, ids: this.#ids().join(', ') }),
    );
  }
}

function mismatch(id: string, why: Told): UserError {
  return new UserError(
    'index-mismatch',
    sentence(
      "The generation {{id}} can't be used: {{why}}. Build it anew with: npm run --silent cli -- index",
      { id, why },
    ),
  );
}

function recordOf({ article, removed, hash, sketch, repostOf }: StoredArticle): IndexedArticle {
  return { article, removed, hash, sketch, repostOf };
}

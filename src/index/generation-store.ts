import { UserError } from '../errors.js';
import { sentence, type Told } from '../sentence.js';
import type { GenerationInfo, GenerationMake } from './generation-info.js';
import type { PassageIndex } from './passage-index.js';
import type { EmbeddedArticle, IndexedArticle, IndexedFile, PreparedArticle } from './records.js';
import type { RunSharing } from './run-sharing.js';

/** A generation in a list. */
export interface GenerationSummary {
  readonly id: string;
  /** Its size on the disk. */
  readonly bytes: number;
  /** Null if it can't be read; then `problem` says why. */
  readonly info: GenerationInfo | null;
  readonly problem: string | null;
}

/** What the run before knew about the articles, and the files they were made from. */
export interface LastRun {
  readonly info: GenerationInfo;
  /** By path. */
  readonly files: ReadonlyMap<string, IndexedFile>;
  /** By id. */
  readonly articles: ReadonlyMap<string, IndexedArticle>;
  /** Whether deleted passages take too much of it for the next generation to be derived from it. */
  readonly isWorn: boolean;
}

export interface BeginOptions {
  /** The id of a generation of the same make to start from: everything in it stays unless it is removed. */
  readonly from?: string;
  /** Awaited between passages: lets other work continue, and may throw to end the writing. */
  readonly pause?: () => Promise<void> | undefined;
}

/**
 * Where the generations of an index are kept. One of them serves. It is replaced in one step, so that a reader sees
 * the old one or the new one and nothing between, whenever a writer is killed.
 *
 * If the place itself fails while something is written (a full disk, a machine that does not answer), `lease` and
 * `rollback` reject with a UserError that says what to do.
 */
export interface GenerationStore {
  /** How indexers on several machines share a run; missing where only one machine reaches the place. */
  readonly sharing?: RunSharing;
  /**
   * The id of the generation that serves, or null if none was built yet. Called for every question, which is how a
   * new generation is noticed, no matter who has built it: cheap, and at most a second old.
   */
  current(): Promise<string | null>;
  /** The complete generations, the newest first. */
  list(): Promise<readonly GenerationSummary[]>;
  /**
   * Opens a generation for reading, after checking that it is whole. It stays readable when newer ones are published.
   *
   * @throws UserError `index-mismatch` if it is damaged, or made by another version
   */
  open(id: string): Promise<PassageIndex>;
  /**
   * Does the work as the only indexer: everything that writes is called only inside. What earlier runs left
   * half-built is removed first.
   *
   * @throws UserError `busy` if another one is at work, and whatever `work` throws
   */
  lease<T>(work: () => Promise<T>): Promise<T>;
  /** What the serving generation knows; null if there is none, or none that can be trusted. */
  lastRun(): Promise<LastRun | null>;
  /** @throws UserError `index-mismatch` if it is to start from one of another make */
  begin(make: GenerationMake, options?: BeginOptions): Promise<GenerationWriter>;
  /**
   * Makes a finished generation the one that serves. Another one is kept to go back to; the rest are removed, and
   * stay readable for those who have them open.
   *
   * @param wayBack a generation that is known to be whole; null: the newest that is, else the one that served
   */
  publish(id: string, wayBack: string | null): Promise<void>;
  /**
   * Goes back to an earlier generation: the newest that is older than the one that serves. Readers follow by
   * themselves.
   *
   * @param to the id of the generation to go to instead
   * @returns the id of the one that serves now and of the one that did
   * @throws UserError `not-found` if there is none to go back to, `no-index` if there is none at all, `busy` while
   * the indexer runs, `index-mismatch` if the one to go to can't be read; then nothing changes
   */
  rollback(to?: string): Promise<{ readonly from: string; readonly to: string }>;
}

/** Questions that a generation answers well. */
export interface Examples {
  readonly all: readonly string[];
  /** The same for some of its collections. */
  readonly of: ReadonlyMap<string, readonly string[]>;
}

/**
 * Writes one generation. Nothing of it can be read before `finish`, and only the writer sees it before it is
 * published.
 */
export interface GenerationWriter {
  readonly id: string;
  /** @throws RangeError if a passage has no vector, or one of another length than the model's */
  add(article: EmbeddedArticle): Promise<void>;
  /** Removes an article of the generation that this one started from. @throws RangeError if it is not there */
  remove(id: string): Promise<void>;
  /**
   * Moves an article of the generation that this one started from to another path, and leaves the rest of it
   * unchanged.
   *
   * @param id its id so far
   * @throws RangeError if it is not there
   */
  move(id: string, to: Pick<PreparedArticle, 'article' | 'hash'>): Promise<void>;
  /** Notes which articles are the same text, as groups of ids; the first of each names its group. */
  writeReposts(groups: readonly (readonly string[])[]): Promise<void>;
  /** Notes the files that the articles were read from, replacing what was noted before. */
  writeFiles(files: readonly IndexedFile[]): Promise<void>;
  /** Completes the generation. Once it resolves, everything that was written can be found. */
  finish(): Promise<GenerationInfo>;
  /** Opens the finished generation before it is published. */
  read(): Promise<PassageIndex>;
  /** Notes which questions it answers well; to be called between `finish` and publishing. */
  writeExamples(examples: Examples): Promise<void>;
  /** Gives up: nothing of it is left, unless publishing has failed in a way that it may serve. */
  abort(): Promise<void>;
}

const NO_INDEX = sentence('There is no index yet. Build one with: npm run --silent cli -- index');

/** @throws UserError `no-index` if none was built yet */
export async function requireCurrent(store: Pick<GenerationStore, 'current'>): Promise<string> {
  const id = await store.current();
  if (id !== null) return id;
  throw new UserError('no-index', NO_INDEX);
}

/**
 * The newest generation that can be read, to serve instead of one that can't. Null if there is none.
 *
 * @param damaged the id of the one that can't be read
 */
export async function newestSound(
  store: Pick<GenerationStore, 'list' | 'open'>,
  damaged: string,
): Promise<GenerationInfo | null> {
  for (const { id } of await store.list()) {
    const index = id === damaged ? null : await openIfSound(store, id);
    if (!index) continue;
    await index.close();
    return index.info;
  }
  return null;
}

async function openIfSound(store: Pick<GenerationStore, 'open'>, id: string): Promise<PassageIndex | null> {
  try {
    return await store.open(id);
  } catch (error) {
    if (error instanceof UserError && error.code === 'index-mismatch') return null;
    throw error;
  }
}

/**
 * The one to go back to.
 *
 * @param ids of all complete generations, newest first
 * @throws UserError `not-found` if there is none
 */
export function wayBack(ids: readonly string[], current: string, to: string | undefined): string {
  if (to !== undefined) return requireListed(ids, to);
  const target = ids.find((id) => id < current);
  if (target !== undefined) return target;
  throw new UserError('not-found', noneOlder(ids, current));
}

/** @throws UserError `not-found` if there is no generation of that id */
export function requireListed(ids: readonly string[], wanted: string): string {
  if (ids.includes(wanted)) return wanted;
  throw new UserError(
    'not-found',
    sentence('There is no generation {{to}}. There are: {{ids}}.', { to: wanted, ids: ids.join(', ') }),
  );
}

/** After a rollback the other existing one is newer. */
function noneOlder(ids: readonly string[], current: string): Told {
  const newer = ids.find((id) => id > current);
  return newer === undefined
    ? sentence('There is no generation but {{current}}, which serves.', { current })
    : sentence(
        'There is no generation older than {{current}}, which serves. There is a newer one: go to it with: npm run --silent cli -- rollback {{newer}}',
        { current, newer },
      );
}

/** @throws UserError `index-mismatch` */
export function refuseOtherMake(id: string): never {
  throw new UserError(
    'index-mismatch',
    sentence(
      'No generation can go on from {{id}}: that was made with another model or in another way. Build it anew with: npm run --silent cli -- index',
      { id },
    ),
  );
}

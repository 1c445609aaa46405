import { UserError } from '../errors.js';
import { sentence, type Told } from '../sentence.js';
import type { GenerationInfo, GenerationMake } from './generation-info.js';
import type { PassageIndex } from './passage-index.js';
import type { EmbeddedArticle, IndexedArticle, IndexedFile, PreparedArticle } from './records.js';

/** A generation in a list. */
export interface GenerationSummary {
  readonly id: string;
  /** The room it takes. */
  readonly bytes: number;
  /** Null where it can't be read: then `problem` says why. */
  readonly info: GenerationInfo | null;
  readonly problem: string | null;
}

/** What the run before knew of the articles, and what it was made of. */
export interface LastRun {
  readonly info: GenerationInfo;
  /** By path. */
  readonly files: ReadonlyMap<string, IndexedFile>;
  /** By id. */
  readonly articles: ReadonlyMap<string, IndexedArticle>;
  /** Whether what is gone takes so much of it that the next one had better be built anew. */
  readonly isWorn: boolean;
}

export interface BeginOptions {
  /** The id of a generation of the same make to go on from: what is not removed of it stays. */
  readonly from?: string;
  /** Awaited between passages: lets others go on meanwhile, and may throw to end it. */
  readonly pause?: () => Promise<void> | undefined;
}

/**
 * Where the generations of an index are kept. One of them serves; it is changed in one step, so that whoever reads
 * has the old one or the new one and nothing between, whenever a writer is killed.
 *
 * What goes wrong with the place itself while something is written (a disk that is full, a machine that does not
 * answer) comes out of `lease` and `rollback` as a UserError that says what to do.
 */
export interface GenerationStore {
  /**
   * The id of the generation that serves, or null where none was built yet. Asked at every question, and how a new
   * generation is noticed, whoever has built it: cheap, and at most a second old.
   */
  current(): Promise<string | null>;
  /** The complete generations, the newest first. */
  list(): Promise<readonly GenerationSummary[]>;
  /**
   * Opens a generation for reading, after looking whether it is whole. It goes on when newer ones are published.
   *
   * @throws UserError `index-mismatch` where it is damaged, or made by another version
   */
  open(id: string): Promise<PassageIndex>;
  /**
   * Does the work as the only indexer: what writes is called in here alone. What earlier runs left half-built is gone.
   *
   * @throws UserError `busy` where another one is at work, and whatever `work` throws
   */
  lease<T>(work: () => Promise<T>): Promise<T>;
  /** What is known from the generation that serves; null where there is none, or none that can be trusted. */
  lastRun(): Promise<LastRun | null>;
  /** @throws UserError `index-mismatch` where it is to go on from one of another make */
  begin(make: GenerationMake, options?: BeginOptions): Promise<GenerationWriter>;
  /**
   * Makes a generation that was finished the one that serves. Another one stays beside it, for a way back; the rest
   * are removed. Who still reads one of those can go on.
   *
   * @param wayBack one that is known to be whole; null: the newest that is, else the one that served
   */
  publish(id: string, wayBack: string | null): Promise<void>;
  /**
   * Goes back to an earlier generation: to the newest one that is older than the one that serves. Whoever reads
   * follows by itself.
   *
   * @param to the id of the generation to go to instead
   * @returns the id of the one that serves now and of the one that did
   * @throws UserError `not-found` where there is none to go back to, `no-index` where there is none at all, `busy` while
   *   the indexer runs, `index-mismatch` where the one to go to can't be read: then nothing changes
   */
  rollback(to?: string): Promise<{ readonly from: string; readonly to: string }>;
}

/** Questions that a generation answers well. */
export interface Examples {
  readonly all: readonly string[];
  /** The same of some of its collections alone. */
  readonly of: ReadonlyMap<string, readonly string[]>;
}

/** Writes one generation. Nothing can be read of it before `finish`, and nobody but the writer sees it before it is published. */
export interface GenerationWriter {
  readonly id: string;
  /** @throws RangeError where a passage has no vector, or one of another length than the model's */
  add(article: EmbeddedArticle): Promise<void>;
  /** Takes out an article of the generation that this one goes on from. @throws RangeError where it is not there */
  remove(id: string): Promise<void>;
  /**
   * Gives an article of the generation that this one goes on from another place, and leaves all else of it.
   *
   * @param id the one that it had
   * @throws RangeError where it is not there
   */
  move(id: string, to: Pick<PreparedArticle, 'article' | 'hash'>): Promise<void>;
  /** Notes which of the articles are one text: groups of ids, the first of each names it. */
  writeReposts(groups: readonly (readonly string[])[]): Promise<void>;
  /** Notes what files the articles were read from, instead of what was noted before. */
  writeFiles(files: readonly IndexedFile[]): Promise<void>;
  /** Completes the generation. All that was written can be found when it resolves. */
  finish(): Promise<GenerationInfo>;
  /** Opens what was finished, before it is published. */
  read(): Promise<PassageIndex>;
  /** Notes which questions it answers well, after it was finished and before it is published. */
  writeExamples(examples: Examples): Promise<void>;
  /** Gives up, at any time before it is published: nothing is left of it. */
  abort(): Promise<void>;
}

const NO_INDEX = sentence('There is no index yet. Build one with: npm run --silent cli -- index');

/** @throws UserError `no-index` where none was built yet */
export async function requireCurrent(store: Pick<GenerationStore, 'current'>): Promise<string> {
  const id = await store.current();
  if (id !== null) return id;
  throw new UserError('no-index', NO_INDEX);
}

/**
 * The newest generation that can be read, beside one that can't: whoever serves takes it. Null where there is none.
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
 * @param ids of all that are complete, newest first
 * @throws UserError `not-found` where there is none
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

/** After a rollback the other one that is there is newer. */
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

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const CHILD = join(import.meta.dirname, 'indexer-child.mjs');

/** What came of a run of the indexer, and what serves after it. */
export interface Run {
  /** Null where it has succeeded; the code is null where the error is none for a person. */
  readonly error: {
    readonly code: string | null;
    readonly message: string;
    /** The module that it came from, as a path below src. */
    readonly place: string;
  } | null;
  /** The texts that went to the model. */
  readonly embedded: readonly string[];
  readonly served: Served;
}

export interface Served {
  readonly generation: string;
  /** By the articles' ids. */
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * An indexer that runs at each call, in a process of its own.
 *
 * @param enter what has to stand before its command
 */
export function startIndexer(
  articles: string,
  data: string,
  enter: readonly string[] = [],
): () => Promise<Run> {
  const [command = process.execPath, ...args] = [...enter, process.execPath, CHILD, articles, data];
  const child: ChildProcess = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return async () => {
    const answer = once(child, 'message');
    child.send('run');
    const [run] = await answer;
    return run;
  };
}

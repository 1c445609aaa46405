import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { NODE_COMPILE_CACHE } from '../../support/cli.js';

const CHILD = join(import.meta.dirname, 'indexer-child.mjs');

/** What is asked of the process. */
export interface Request {
  readonly what: 'run' | 'look';
  /** A folder for copies of the data folder as it is before each step of the run, by the steps' numbers. */
  readonly copies?: string;
}

/** What came of a run of the indexer, and what serves after it. */
export interface Run {
  /** Null where it has succeeded; the code is null where the error is none for a person. */
  readonly error: {
    readonly code: string | null;
    readonly message: string;
    /** The module that it came from, as a path below src. */
    readonly place: string;
  } | null;
  /** What it did, in order: its stages, its calls of the model, and what it changed in the data folder. */
  readonly steps: readonly string[];
  /** The texts that went to the model. */
  readonly embedded: readonly string[];
  readonly served: Served;
}

export interface Served {
  readonly generation: string;
  /** By the articles' ids. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface Indexer {
  run(options?: Pick<Request, 'copies'>): Promise<Run>;
  /** Only says what serves. */
  look(): Promise<Served>;
  /** Ends it by SIGKILL. */
  kill(): Promise<void>;
}

export interface IndexerPlace {
  readonly articles: string;
  readonly data: string;
  /** What has to stand before the process's command. */
  readonly enter?: readonly string[];
}

/** An indexer in a process of its own, that runs when it is asked to. It ends with the test. */
export function startIndexer({ articles, data, enter = [] }: IndexerPlace): Indexer {
  const [command = process.execPath, ...args] = [...enter, process.execPath, CHILD, articles, data];
  const child = spawn(command, args, {
    env: { ...process.env, NODE_COMPILE_CACHE },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const closed = once(child, 'close');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await closed;
  };
  onTestFinished(kill);
  const ask = async (request: Request): Promise<Run> => {
    const answer = once(child, 'message');
    child.send(request);
    const [run] = await Promise.race([answer, closed.then(died)]);
    return run;
  };
  return {
    run: (options = {}) => ask({ what: 'run', ...options }),
    look: async () => (await ask({ what: 'look' })).served,
    kill,
  };
}

function died(): never {
  throw new Error('the indexer has ended without an answer');
}

import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { INNER_PATIENCE } from './patience.js';

const MAIN = join(import.meta.dirname, '../../dist/cli/main.js');

/** Code compiled for one process is cached for the next: hundreds of them load the same modules. */
export const NODE_COMPILE_CACHE = join(import.meta.dirname, '../../node_modules/.cache/test-processes');

export type Variables = Readonly<Record<string, string>>;

/** What a command printed and how it ended. */
export interface Finished {
  /** Null if a signal has ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  /** Everything printed so far, both streams. */
  output(): string;
  readonly finished: Promise<Finished>;
}

/** Our variables are not inherited: a developer's own settings must not decide what a test sees. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot'] as const;

/** The test decides whether a run comes by itself, and where a page is served. */
const QUIET = { LOG_LEVEL: 'info', INDEX_WATCH: '0', WEB_PORT: 'off' } as const;

/** What a command of a test finds in its environment. */
export function environmentOf(env: Variables): Variables {
  const inherited = INHERITED.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  return { ...Object.fromEntries(inherited), ...QUIET, NODE_COMPILE_CACHE, ...env };
}

/** Starts the compiled command line as its own process, without pages; it is killed when the test ends. */
export function startCli(args: readonly string[], env: Variables = {}, cwd: string = tmpdir()): Running {
  const running = launch(args, env, cwd);
  onTestFinished(() => void running.child.kill('SIGKILL'));
  return running;
}

/** Runs a command to its end, in a hook or in a test; `input` is all of its stdin. */
export async function runCli(args: readonly string[], env: Variables = {}, input = ''): Promise<Finished> {
  const { child, finished } = launch(args, env, tmpdir(), INNER_PATIENCE);
  child.stdin?.end(input);
  return finished;
}

/** @param cwd a folder without a .env, for the same reason that variables are not inherited */
function launch(args: readonly string[], env: Variables, cwd: string, timeout?: number): Running {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd,
    env: environmentOf(env),
    killSignal: 'SIGKILL',
    timeout,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, output: () => stdout + stderr, finished };
}

/** The objects of a command's stdout, one a line. */
export function jsonLines<T>({ stdout }: Finished): T[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

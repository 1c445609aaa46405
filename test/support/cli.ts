import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const MAIN = join(import.meta.dirname, '../../dist/cli/main.js');

/** What a command printed and how it ended. */
export interface Finished {
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

/** Variables of ours are not inherited: a developer's own .env must not decide what a test sees. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot'] as const;

/** Starts the compiled command line as a process of its own, in `cwd`; it is killed when the test ends. */
export function startCli(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd: string = process.cwd(),
): Running {
  const inherited = INHERITED.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd,
    env: { ...Object.fromEntries(inherited), LOG_LEVEL: 'info', ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, output: () => stdout + stderr, finished };
}

/** Runs a command to its end; `input` is all of its stdin. */
export async function runCli(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Finished> {
  const { child, finished } = startCli(args, env);
  child.stdin?.end(input);
  return finished;
}

/** The objects of a command's stdout, one a line. */
export function jsonLines<T>({ stdout }: Finished): T[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

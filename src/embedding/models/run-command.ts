import { spawn } from 'node:child_process';

export interface CommandResult {
  /** Null if the command could not be run to its end; then `output` says why. */
  readonly exitCode: number | null;
  /** Everything it wrote to stdout and stderr. */
  readonly output: string;
}

/** Runs a command to its end. Never rejects: a command that fails is a result. */
export type RunCommand = (
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly timeoutMs: number; readonly signal?: AbortSignal },
) => Promise<CommandResult>;

/**
 * Runs a command of the machine, found on its PATH. On Windows, where such a command is often a batch file,
 * this takes a shell, which does not quote: arguments must hold nothing that a shell would read otherwise.
 */
export const runCommand: RunCommand = (command, args, { cwd, timeoutMs, signal: stop }) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // Not the option `timeout`: its timer keeps running if the command can't be started, and keeps the process alive.
    const clock = setTimeout(() => child.kill(), timeoutMs);
    const end = (): void => void child.kill();
    stop?.addEventListener('abort', end, { once: true });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error: NodeJS.ErrnoException) => {
      const missing = error.code === 'ENOENT';
      resolve({
        exitCode: null,
        output: missing ? `the command ${command} is not installed` : error.message,
      });
    });
    child.on('close', (exitCode, signal) => {
      clearTimeout(clock);
      stop?.removeEventListener('abort', end);
      resolve({
        exitCode,
        output: signal ? `${command} was ended after ${timeoutMs / 1000} s (${signal})` : output,
      });
    });
  });

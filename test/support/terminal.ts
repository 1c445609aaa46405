import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { onTestFinished } from 'vitest';
import { NODE_COMPILE_CACHE, type Variables } from './cli.js';

const MAIN = join(import.meta.dirname, '../../dist/cli/main.js');

/** Whether there is a program here that makes a terminal: `script` of util-linux. */
export const hasTerminal = /util-linux/.test(
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '',
);

/** A person at a terminal of 80 columns. */
export interface AtTerminal {
  /** Waits until the words are on the screen, after those awaited before. */
  sees(words: string): Promise<void>;
  /** Types a line, or a key alone if it has no end. */
  types(keys: string): void;
  /** All that has been on the screen. */
  screen(): string;
  readonly ended: Promise<number | null>;
}

/** Runs the command line in a terminal; it is killed when the test ends. */
export function atTerminal(args: readonly string[], env: Variables, cwd: string): AtTerminal {
  const { PATH = process.env.PATH, ...variables } = env;
  const run = `PATH='${PATH}' exec '${process.execPath}' '${MAIN}' ${args.join(' ')}`;
  const child = spawn('script', ['-qefc', `stty cols 80 rows 24; ${run}`, '/dev/null'], {
    cwd,
    env: {
      NODE_COMPILE_CACHE,
      PATH: process.env.PATH,
      HOME: cwd,
      SHELL: '/bin/sh',
      TERM: 'xterm',
      NO_COLOR: '1',
      ...variables,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let shown = '';
  let seen = 0;
  let look = (): void => {};
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    look();
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    sees: (words) =>
      new Promise((resolve, reject) => {
        look = () => {
          const at = shown.indexOf(words, seen);
          if (at < 0) return;
          seen = at + words.length;
          look = () => {};
          resolve();
        };
        void ended.then(() => reject(new Error(`It ended without “${words}”:\n${shown}`)));
        look();
      }),
    types: (keys) => void child.stdin.write(keys.replace('\n', '\r')),
    screen: () => stripVTControlCharacters(shown),
    ended,
  };
}

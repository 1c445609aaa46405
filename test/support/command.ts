import { tmpdir } from 'node:os';
import { Readable, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { vi } from 'vitest';
import { runCommand } from '../../src/cli/run.js';
import { environmentOf, type Finished, type Variables } from './cli.js';

/** The command that runs now: streams and variables belong to a process, so the next one waits for it. */
let running: Promise<unknown> = Promise.resolve();

/**
 * Runs a command to its end in this process, which costs a small part of what another one does; `input` is all of its
 * stdin. What only a process has is not in it: signals, .env, the mode of files, a reader that stops. A `start` that
 * comes to more than its settings needs another process, which it makes small.
 */
export function run(args: readonly string[], env: Variables = {}, input = ''): Promise<Finished> {
  const finished = running.then(() => runAlone(args, environmentOf(env), input));
  running = finished.catch(() => {});
  return finished;
}

async function runAlone(args: readonly string[], env: Variables, input: string): Promise<Finished> {
  const [stdout, stderr] = [new Printed(), new Printed()];
  const giveBack = lend(Readable.from([input]), stdout, stderr, env);
  try {
    const code = await runCommand({ args, env, ofFile: [], cwd: tmpdir() });
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    giveBack();
  }
}

/** Makes this process look like the command's own; returns what takes it back. */
function lend(stdin: Readable, stdout: Writable, stderr: Writable, env: Variables): () => void {
  const streams = [
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(stdin as typeof process.stdin),
    vi.spyOn(process, 'stdout', 'get').mockReturnValue(stdout as typeof process.stdout),
    vi.spyOn(process, 'stderr', 'get').mockReturnValue(stderr as typeof process.stderr),
  ];
  const own = { env: process.env, send: process.send };
  // Programs that it starts inherit them.
  process.env = { ...env };
  // An indexer with a channel to its parent reports there.
  delete process.send;
  return () => {
    Object.assign(process, own);
    for (const stream of streams) stream.mockRestore();
  };
}

/** A stream like a file, which keeps what was printed. */
class Printed extends Writable {
  readonly #chunks: Buffer[] = [];

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  /** Without colours: whether this process has some was decided when it began. */
  text(): string {
    return stripVTControlCharacters(Buffer.concat(this.#chunks).toString());
  }
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { restOfLine } from '../../../text/sorted-lines.js';

/**
 * What English words and phrases are in Chinese, looked up in sorted lines. To take a map over from the thread that
 * made it would hold the bot up for a tenth of a second, a text for a hundredth.
 */
export class Glossary {
  readonly #lines: Buffer;

  /** @param lines as `linesOf` writes them */
  constructor(lines: string) {
    this.#lines = Buffer.from(lines);
  }

  /** The Chinese words for a key as `glossKey` writes it; none for an unknown one. */
  get(key: string): readonly string[] {
    return restOfLine(this.#lines, `${key}\t`)?.split(' ') ?? [];
  }
}

/** Entries as sorted lines, each a key, a tab, and words between blanks. */
export function linesOf(entries: ReadonlyMap<string, readonly string[]>): string {
  return [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, words]) => `${key}\t${words.join(' ')}\n`)
    .join('');
}

let glossary: Promise<Glossary> | null = null;

/**
 * The dictionary, read when it is first asked for, in a process of its own: the bot goes on meanwhile, and the 200 MB
 * that reading takes are given back when it is done, which a thread's are not.
 */
export function loadGlossary(): Promise<Glossary> {
  glossary ??= readInProcess();
  return glossary;
}

async function readInProcess(): Promise<Glossary> {
  const reader = fork(createRequire(import.meta.url).resolve('#glossary-worker'), { execArgv: [] });
  const ended = once(reader, 'exit').then(([code]) => {
    throw new Error(`The dictionary's reader ended without it (exit code ${code})`);
  });
  const [lines] = await Promise.race([once(reader, 'message'), ended]);
  return new Glossary(String(lines));
}

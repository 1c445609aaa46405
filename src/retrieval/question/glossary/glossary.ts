import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';

/**
 * What English words and phrases are in Chinese, looked up in sorted lines by halving them. To take a map over from
 * the thread that made it would hold the bot up for a tenth of a second, a text takes a millisecond.
 */
export class Glossary {
  readonly #lines: string;

  /** @param lines as `linesOf` writes them */
  constructor(lines: string) {
    this.#lines = lines;
  }

  /** The Chinese words for a key as `glossKey` writes it; none for an unknown one. */
  get(key: string): readonly string[] {
    const lines = this.#lines;
    // Both always stand where a line begins, or at the end.
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const start = middle === 0 ? 0 : lines.lastIndexOf('\n', middle - 1) + 1;
      const end = lines.indexOf('\n', middle);
      const [found = '', words = ''] = lines.slice(start, end).split('\t');
      if (found === key) return words.split(' ');
      if (found < key) low = end + 1;
      else high = start;
    }
    return [];
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

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { restOfLine } from '../../../text/sorted-lines.js';

/**
 * What English words and phrases are in Chinese, looked up in sorted lines. Receiving a map from the thread that made
 * it would hold the bot up for a tenth of a second, a text for a hundredth.
 */
export class Glossary {
  readonly #lines: Buffer;

  /** @param lines as `linesOf` writes them, in UTF-8 */
  constructor(lines: Buffer) {
    this.#lines = lines;
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

/** The dictionary as it was written when the program was compiled, read when it is first asked for. */
export function loadGlossary(): Promise<Glossary> {
  glossary ??= readLines();
  return glossary;
}

async function readLines(): Promise<Glossary> {
  try {
    return new Glossary(await readFile(createRequire(import.meta.url).resolve('#glossary')));
  } catch (cause) {
    throw new Error('The dictionary is missing: `npm run build` writes it.', { cause });
  }
}

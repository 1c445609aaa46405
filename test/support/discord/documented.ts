import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PAGE = fileURLToPath(new URL('../../../docs/discord.md', import.meta.url));

/** A table of the documentation, as the tests fill it in: what was done, and what the bot was seen to do. */
export class SeenTable {
  readonly #rows: string[] = [];

  add(done: string, seen: string): void {
    this.#rows.push(`| ${done} | ${seen} |`);
  }

  /** In Markdown. */
  toString(): string {
    return ['| what was done | what the bot did |', '|---|---|', ...this.#rows].join('\n');
  }
}

/** What docs/discord.md says: the tests hold it to what they have seen. */
export function documented(): string {
  return readFileSync(PAGE, 'utf8');
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PAGE = fileURLToPath(new URL('../../../docs/discord.md', import.meta.url));

/** The table of faults, as the tests fill it in: what was done, and what the bot was seen to do. */
export class FaultTable {
  readonly #rows: string[] = [];

  add(done: string, seen: string): void {
    this.#rows.push(`| ${done} | ${seen} |`);
  }

  /** In Markdown. */
  toString(): string {
    return ['| what was done | what the bot did |', '|---|---|', ...this.#rows].join('\n');
  }
}

/** The page of the documentation that holds the table. */
export function pageWithFaults(): string {
  return readFileSync(PAGE, 'utf8');
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, expect, type RunnerTestCase, type RunnerTestSuite } from 'vitest';

const PAGE = fileURLToPath(new URL('../../../docs/notes/discord.md', import.meta.url));

/** What docs/notes/discord.md says; the tests compare it with what they have seen. */
export function documented(): string {
  return readFileSync(PAGE, 'utf8');
}

/** Compares a test with the table in the documentation. */
export interface SeenTable {
  /** The table must have this row: what was done, and what the bot was seen to do. */
  add(done: string, seen: string): void;
}

/**
 * The table below a heading of docs/notes/discord.md, for the tests of a file: each compares its own rows with it. If
 * all of them were run and have passed, the table must have no other rows, and the same order.
 */
export function useSeenTable(heading: string): SeenTable {
  const rows = rowsBelow(heading);
  const seen: string[] = [];
  let tests: readonly RunnerTestCase[] = [];
  beforeEach(({ task }) => {
    tests = testsIn(task.file);
  });
  afterAll(() => {
    if (tests.every(({ result }) => result?.state === 'pass')) expect(rows).toEqual(seen);
  });
  return {
    add(done, what) {
      const row = `| ${done} | ${what} |`;
      expect(rows).toContain(row);
      seen.push(row);
    },
  };
}

/** The rows of the first table below a heading, in Markdown. */
function rowsBelow(heading: string): string[] {
  const [, section = ''] = documented().split(`\n## ${heading}\n`);
  const lines = section.split('\n');
  const begin = lines.findIndex((line) => line.startsWith('|---'));
  const rows = lines.slice(begin + 1);
  return rows.slice(
    0,
    rows.findIndex((line) => !line.startsWith('|')),
  );
}

function testsIn({ tasks }: Readonly<RunnerTestSuite>): RunnerTestCase[] {
  return tasks.flatMap((task) => (task.type === 'suite' ? testsIn(task) : [task]));
}

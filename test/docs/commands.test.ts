import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../support/command.js';
import { allPages, page } from '../support/docs/pages.js';
import { awkwardIn } from '../support/docs/prose.js';

/** A command as a document names it, with its options. */
interface Named {
  readonly path: string;
  readonly command: string;
  readonly options: readonly string[];
}

const NAMED: readonly Named[] = allPages().flatMap(({ path, text }) =>
  [...text.matchAll(/(?:npm run (?:--silent )?cli -- |dist\/cli\/main\.js )([a-z]+)([^\n`]*)/g)].map(
    ([, command = '', rest = '']) => ({ path, command, options: rest.match(/(?<=\s)--[a-z-]+/g) ?? [] }),
  ),
);

/** The commands of the program: what each says of itself. */
const helps = new Map<string, string>();

beforeAll(async () => {
  const { stdout } = await run(['--help']);
  const [, list = ''] = stdout.split('Commands:');
  for (const [, command = ''] of list.matchAll(/^ {2}([a-z]+) /gm))
    if (command !== 'help') helps.set(command, (await run([command, '--help'])).stdout);
});

describe('the commands that the documents name', () => {
  it('are seen', () => {
    expect(new Set(NAMED.map(({ command }) => command)).size).toBeGreaterThan(5);
  });

  it('are in the help, with their options', () => {
    for (const { path, command, options } of NAMED) {
      expect([...helps.keys()], `${path} names ${command}`).toContain(command);
      const help = helps.get(command);
      for (const option of options) expect(help, `${path}: ${command} ${option}`).toContain(option);
    }
  });

  it.each(['docs/en/operate.md', 'docs/zh-CN/operate.md'])('%s lists all that there are', (path) => {
    const { text } = page(path);
    for (const command of helps.keys()) expect(text).toContain(`\`${command}\``);
  });

  it('say plainly what they are for', () => {
    for (const [command, help] of helps) expect(awkwardIn(help), command).toEqual([]);
  });
});

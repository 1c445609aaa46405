import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.js';
import { run } from '../support/command.js';

const COMMANDS = [
  'index',
  'ask',
  'source',
  'find',
  'timeline',
  'pins',
  'mcp',
  'eval',
  'generations',
  'rollback',
  'doctor',
  'start',
] as const;

describe('help', () => {
  it.each(COMMANDS)('shows what %s takes, and an example that it takes', async (command) => {
    const { code, stdout, stderr } = await run([command, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Usage: verbatim ${command} `);
    const [, example] = stdout.match(/^Example:\n {2}npm run --silent cli -- (.+)$/m) ?? [];
    expect(example?.split(' ')[0]).toBe(command);
    for (const [option] of example?.matchAll(/--\w+/g) ?? []) expect(stdout).toMatch(`  ${option} `);
  });

  it('lists every command', async () => {
    const { code, stdout } = await runCli(['--help']);
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
  });

  it('calls a missing and an unknown command bad usage', async () => {
    expect(await runCli([])).toMatchObject({ code: 2, stdout: '' });
    const unknown = await runCli(['nonsense']);
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toContain("unknown command 'nonsense'");
  });
});

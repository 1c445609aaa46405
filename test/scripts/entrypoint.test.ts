import { spawn } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder, writeFiles } from '../support/temp.js';

const SCRIPT = join(import.meta.dirname, '../../deploy/entrypoint.sh');
const WAITS = 'The container waits until it is stopped.';

/** The container's process, where `node` is a shell script that does what is told. */
function enter(node: string, args: readonly string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'bin/node': `#!/bin/sh\n${node}\n` });
  chmodSync(join(folder, 'bin/node'), 0o755);
  const env = { PATH: `${join(folder, 'bin')}:/usr/bin:/bin` };
  const child = spawn('sh', [SCRIPT, ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  onTestFinished(() => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  });
  let output = '';
  const said = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (chunk: Buffer): void => {
        output += String(chunk);
        if (output.includes(text)) resolve();
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
    });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, said, ended };
}

describe.skipIf(process.platform === 'win32')('the container', () => {
  it.each([1, 75, 137])('ends with %i as the bot does, so that Docker starts it anew', async (code) => {
    expect(await enter(`exit ${code}`, ['start']).ended).toBe(code);
  });

  it.each([0, 78])('waits where the bot has ended with %i, until it is stopped', async (code) => {
    const { child, said, ended } = enter(`exit ${code}`, ['start']);
    await said(WAITS);
    child.kill('SIGTERM');
    expect(await ended).toBe(code);
  });

  it('hands on that it is stopped, and ends as the bot does', async () => {
    const { child, said, ended } = enter(
      'trap "echo leaving; exit 0" TERM; echo up; while :; do sleep 0.05; done',
      ['start'],
    );
    await said('up');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('of another command than start ends with it', async () => {
    expect(await enter('exit 0', ['index']).ended).toBe(0);
  });
});

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { type Finished, NODE_COMPILE_CACHE, type Variables } from '../../support/cli.js';
import { temporaryFolder } from '../../support/temp.js';

/** Mounts in a namespace of its own: nothing is mounted for anybody else, and nothing stays when it ends. */
const OWN_MOUNTS = ['-Urm', 'sh'] as const;

/** Why no small disk can be had on this machine, or null where one can. To be shown with what is skipped. */
export function whyNoSmallDisk(): string | null {
  if (process.platform !== 'linux') return `no tmpfs on ${process.platform}`;
  const tried = spawnSync('unshare', [...OWN_MOUNTS, '-c', 'mount -t tmpfs -o size=64k tmpfs /mnt'], {
    encoding: 'utf8',
  });
  if (tried.status === 0) return null;
  return `this machine allows no mount: ${(tried.error?.message ?? tried.stderr).trim()}`;
}

export interface SmallDisk {
  /** The disk's folder as the commands that run on it see it. */
  readonly folder: string;
  /** The same folder as this process sees it. SQLite can't open files by this name, everything else can. */
  readonly seen: string;
  /** What has to stand before a command for it to see the disk. */
  readonly enter: readonly string[];
  /** Takes all room but so much, in bytes; a part of a page counts as none. */
  fill(left?: number): void;
  /** Gives back what `fill` took. */
  empty(): void;
  /** From now on nothing can be written, whoever tries. */
  makeReadOnly(): Promise<void>;
}

/** A file system of so many KiB that is gone after the test. */
export async function smallDisk(kibibytes: number): Promise<SmallDisk> {
  const folder = temporaryFolder();
  const shell = spawn('unshare', OWN_MOUNTS, { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    shell.stdin.end();
    if (shell.exitCode === null) await once(shell, 'exit');
  });
  const lines = createInterface(shell.stdout);
  const run = async (command: string): Promise<void> => {
    const said = once(lines, 'line');
    shell.stdin.write(`${command}; echo $?\n`);
    const [status] = await said;
    if (status !== '0') throw new Error(`${command} failed with ${status}`);
  };
  await run(`mount -t tmpfs -o size=${kibibytes}k tmpfs ${folder}`);
  const seen = `/proc/${shell.pid}/root${folder}`;
  const filler = join(seen, 'filler');
  return {
    folder,
    seen,
    enter: ['nsenter', '--preserve-credentials', '-U', '-m', '-t', String(shell.pid)],
    fill: (left = 0) => takeRoom(filler, left),
    empty: () => rmSync(filler, { force: true }),
    makeReadOnly: () => run(`mount -o remount,ro ${folder}`),
  };
}

const PAGE = 4096;

function takeRoom(filler: string, left: number): void {
  const file = openSync(filler, 'w');
  try {
    const { bavail, bsize } = statfsSync(filler);
    const pages = Math.max(0, Math.floor((bavail * bsize - left) / PAGE));
    for (let page = 0; page < pages; page++) writeSync(file, Buffer.alloc(PAGE), 0, PAGE, page * PAGE);
  } finally {
    closeSync(file);
  }
}

/** Starts a command that sees the disk. */
export function startOn({ enter }: SmallDisk, command: readonly string[], env: Variables) {
  const [program = '', ...args] = enter;
  const variables = Object.entries({ NODE_COMPILE_CACHE, ...env }).map(([name, value]) => `${name}=${value}`);
  return spawn(program, [...args, 'env', ...variables, process.execPath, ...command]);
}

/** Runs a command that sees the disk, to its end. */
export async function runOn(disk: SmallDisk, command: readonly string[], env: Variables): Promise<Finished> {
  const child = startOn(disk, command, env);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, stdout, stderr };
}

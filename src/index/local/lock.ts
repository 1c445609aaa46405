import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { codeOf, UserError } from '../../errors.js';
import { sentence } from '../../sentence.js';

/** The path of the lock of a data folder's index. */
export function lockFile(dataDir: string): string {
  return join(dataDir, 'index.lock');
}

/**
 * Takes a lock file for this process. It names the process and its start, so that a later process with the same
 * number does not count as the owner. A lock whose owner is no longer alive is taken over.
 *
 * @returns a function that releases it
 * @throws UserError `busy` if another process that is alive holds it
 */
export function takeLock(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  oneAtATime(file, () => {
    const owner = readOwner(file);
    if (owner && isAlive(owner)) {
      throw new UserError(
        'busy',
        sentence('The indexer is running already (process {{pid}}). Wait for it, or end it first.', {
          pid: owner.pid,
        }),
      );
    }
    writeOwner(file);
  });
  return () => rmSync(file, { force: true });
}

function writeOwner(file: string): void {
  try {
    writeFileSync(file, `${process.pid} ${startOf(process.pid) ?? ''}\n`);
  } catch (error) {
    // A full disk takes the file but not its content.
    rmSync(file, { force: true });
    throw error;
  }
}

/** More than looking at a lock and taking it needs. In ms: 5 s. */
const PATIENCE = 5_000;

/**
 * Two processes that find a dead owner must not both continue: each looks and takes under SQLite's lock of a file,
 * which the system releases when its holder is killed.
 */
function oneAtATime(file: string, work: () => void): void {
  const guard = new Database(`${file}.guard`, { timeout: PATIENCE });
  try {
    guard.exec('BEGIN EXCLUSIVE');
    work();
  } catch (error) {
    if (codeOf(error) !== 'SQLITE_BUSY') throw error;
    throw new UserError(
      'busy',
      sentence('Another indexer has just started. Wait for it to end, then run again.'),
    );
  } finally {
    guard.close();
  }
}

interface Owner {
  readonly pid: number;
  /** As `startOf` gives it; null if it is not known. */
  readonly startedAt: string | null;
}

function readOwner(file: string): Owner | null {
  const [pid, startedAt] = read(file).trim().split(' ');
  return pid ? { pid: Number(pid), startedAt: startedAt || null } : null;
}

/** A free lock has no file, and one whose owner was killed while taking it has an empty one. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}

function isAlive({ pid, startedAt }: Owner): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || !exists(pid)) return false;
  const started = startOf(pid);
  return startedAt === null || started === null || started === startedAt;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** When a process started, in clock ticks since the machine did; null without Linux's /proc. */
export function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name comes second, in brackets, and may hold spaces; the start is the 22nd field (proc(5)).
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[22 - 3] ?? null;
  } catch {
    return null;
  }
}

import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../errors.js';

/** A file without an owner in it was made a moment ago, or its maker was killed at that moment. In ms. */
const BEING_WRITTEN = 2000;

/** Where the lock of a data folder's index lies. */
export function lockFile(dataDir: string): string {
  return join(dataDir, 'index.lock');
}

/**
 * Takes a lock file for this process. It names the process and when that started, so that another process that
 * got the same number later does not count as the owner. One whose owner is no longer alive is taken over.
 *
 * @returns a function that gives it back
 * @throws UserError `busy` where another process that is alive holds it
 */
export function takeLock(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  if (!create(file)) {
    refuseIfHeld(file);
    takeOver(file);
  }
  return () => rmSync(file, { force: true });
}

/** Only who holds a second lock may remove the first: two that find a dead owner must not both go on. */
function takeOver(file: string): void {
  const guard = `${file}.takeover`;
  if (!create(guard)) {
    // Its maker lives for a moment only, unless it was killed in it.
    if (!isBeingWritten(guard)) rmSync(guard, { force: true });
    throw justStarted();
  }
  try {
    refuseIfHeld(file);
    rmSync(file, { force: true });
    if (!create(file)) throw justStarted();
  } finally {
    rmSync(guard, { force: true });
  }
}

function justStarted(): UserError {
  return new UserError('busy', 'Another indexer has just started. Wait for it to end, then run again.');
}

function refuseIfHeld(file: string): void {
  const owner = readOwner(file);
  if (owner === null) {
    if (isBeingWritten(file)) throw justStarted();
  } else if (isAlive(owner)) {
    throw new UserError(
      'busy',
      `The indexer is running already (process ${owner.pid}). Wait for it, or end it first.`,
    );
  }
}

interface Owner {
  readonly pid: number;
  /** As `startOf` has it; null where that is not known. */
  readonly startedAt: string | null;
}

function create(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid} ${startOf(process.pid) ?? ''}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    throw error;
  }
}

function readOwner(file: string): Owner | null {
  const [pid, startedAt] = read(file).trim().split(' ');
  return pid ? { pid: Number(pid), startedAt: startedAt || null } : null;
}

/** A lock that is given back meanwhile has no owner. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return '';
    throw error;
  }
}

function isBeingWritten(file: string): boolean {
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && Date.now() - made < BEING_WRITTEN;
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
    return isSystemError(error, 'EPERM');
  }
}

/** When a process started, in clock ticks since the machine did; null where there is no Linux /proc to ask. */
export function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name comes second, in brackets, and may hold spaces; the start is the 22nd field (proc(5)).
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[22 - 3] ?? null;
  } catch {
    return null;
  }
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

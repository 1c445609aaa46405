import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {{ pid: number, host: string, id: string }} Owner */

/** How often the owner shows that it is alive, and how often the others look. In ms. */
const HEARTBEAT = 5_000;
const POLL = 200;
/** An owner that has shown no sign of life for this long is gone, whatever its process number says. In ms. */
const SILENT_FOR_GOOD = 120_000;

/**
 * Runs `work` while no other process on this folder does. The lock is a directory that is created under another name,
 * with the owner file inside, and then renamed: it exists whole or not at all.
 *
 * @template T
 * @param {string} lock the directory
 * @param {(owner: Owner) => void} onWait called once if somebody else is at work
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(lock, onWait, work) {
  const me = { pid: process.pid, host: hostname(), id: `${process.pid}-${Date.now()}` };
  let told = false;
  while (!take(lock, me)) {
    const holder = readHolder(lock);
    if (holder && isGone(holder, me, Date.now())) removeAbandoned(lock, me);
    else {
      if (holder && !told) onWait(holder.owner);
      told ||= holder !== null;
      await sleep(POLL);
    }
  }
  const heartbeat = setInterval(() => touch(lock), HEARTBEAT);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if (readHolder(lock)?.owner.id === me.id) remove(lock, me);
  }
}

/**
 * @param {{ owner: Owner, seen: number }} holder who holds the lock, and when it last gave a sign of life, in ms
 * @param {Owner} me
 * @param {number} now in ms
 * @param {(pid: number) => boolean} [runs]
 * @returns {boolean} whether the lock was left behind by a process that no longer exists
 */
export function isGone({ owner, seen }, me, now, runs = isRunning) {
  if (now - seen > SILENT_FOR_GOOD) return true;
  if (owner.host !== me.host) return false;
  // A restarted container gives out the same process numbers: the owner was an earlier process.
  return owner.pid === me.pid || !runs(owner.pid);
}

/**
 * @param {string} lock
 * @param {Owner} me
 */
function take(lock, me) {
  const draft = `${lock}.${me.id}`;
  mkdirSync(dirname(lock), { recursive: true });
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, 'owner.json'), JSON.stringify(me));
  try {
    renameSync(draft, lock);
    return true;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (hasCode(error, 'ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES') && readHolder(lock)) return false;
    if (hasCode(error, 'ENOTEMPTY', 'EEXIST')) return false;
    throw error;
  }
}

/**
 * Two waiting processes must not both remove: the second would remove the new lock of the first. So the removal has
 * its own lock, under which the owner is checked once more.
 *
 * @param {string} lock
 * @param {Owner} me
 */
function removeAbandoned(lock, me) {
  const guard = `${lock}.removal`;
  try {
    mkdirSync(guard);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    const since = ignoreMissing(() => statSync(guard).mtimeMs);
    if (since !== null && Date.now() - since > SILENT_FOR_GOOD)
      rmSync(guard, { recursive: true, force: true });
    return;
  }
  const holder = readHolder(lock);
  if (holder && isGone(holder, me, Date.now())) remove(lock, me);
  rmSync(guard, { recursive: true, force: true });
}

/**
 * Renames before it deletes: somebody else could take a directory that is being emptied.
 *
 * @param {string} lock
 * @param {Owner} me
 */
function remove(lock, me) {
  const rest = `${lock}.${me.id}.released`;
  renameSync(lock, rest);
  rmSync(rest, { recursive: true, force: true });
}

/**
 * @param {string} lock
 * @returns {{ owner: Owner, seen: number } | null} null if nobody holds it any more
 */
function readHolder(lock) {
  return ignoreMissing(() => {
    const owner = JSON.parse(readFileSync(join(lock, 'owner.json'), 'utf8'));
    return { owner, seen: statSync(lock).mtimeMs };
  });
}

/** @param {string} lock */
function touch(lock) {
  ignoreMissing(() => utimesSync(lock, new Date(), new Date()));
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/**
 * @template T
 * @param {() => T} read
 * @returns {T | null} null if the file has gone in the meantime
 */
function ignoreMissing(read) {
  try {
    return read();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/**
 * @param {unknown} error
 * @param {readonly string[]} codes
 */
function hasCode(error, ...codes) {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

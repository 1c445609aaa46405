import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { partName } from './part-file.js';

/** What reading a whole file has found out about it. */
export interface Seen {
  readonly size: number;
  readonly mtimeMs: number;
  readonly sha256: string;
}

/** The record beside a model's files: as long as size and time stay the same, a quick check need not read them. */
const STAMP_FILE = '.verified.json';

/** Another record there: the SHA-256, at the first download, of those files for which none was known beforehand. */
export const PINS_FILE = '.pinned.json';

export function readStamp(dir: string): Promise<Record<string, Seen>> {
  return read(join(dir, STAMP_FILE), isSeen);
}

export function writeStamp(dir: string, stamp: Record<string, Seen>): Promise<void> {
  return write(dir, STAMP_FILE, stamp);
}

export function readPins(dir: string): Promise<Record<string, string>> {
  return read(join(dir, PINS_FILE), isText);
}

/** Leaves what is pinned already. */
export async function pin(dir: string, path: string, sha256: string): Promise<void> {
  await write(dir, PINS_FILE, { [path]: sha256, ...(await readPins(dir)) });
}

/** A record that is missing or can't be read counts as empty. */
async function read<T>(path: string, isOne: (value: unknown) => value is T): Promise<Record<string, T>> {
  try {
    const record: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isRecordOf(record, isOne) ? record : {};
  } catch {
    return {};
  }
}

async function write(dir: string, name: string, record: object): Promise<void> {
  const part = join(dir, partName(name));
  try {
    await writeFile(part, JSON.stringify(record));
    await rename(part, join(dir, name));
  } catch {
    // If the folder can't be written, because it is shared or read-only, that costs time at each start and nothing
    // else.
    await rm(part, { force: true });
  }
}

function isRecordOf<T>(value: unknown, isOne: (value: unknown) => value is T): value is Record<string, T> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isOne)
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isSeen(value: unknown): value is Seen {
  if (typeof value !== 'object' || value === null) return false;
  const { size, mtimeMs, sha256 } = value as Partial<Record<keyof Seen, unknown>>;
  return typeof size === 'number' && typeof mtimeMs === 'number' && typeof sha256 === 'string';
}

import { mkdirSync, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { NOTES_FILE } from '../../articles/folder-notes.js';
import { writeWhole } from '../../storage/whole-file.js';

/** What shows whether a file has changed, without reading it. */
export interface Stamp {
  readonly size: number;
  readonly mtimeMs: number;
  /** When the file was last written, renamed or given other permissions: copying tools can't set it. */
  readonly ctimeMs: number;
  /** A hash of the bytes that were read then. */
  readonly sha256: string;
}

export type Stat = Omit<Stamp, 'sha256'>;

const STAT = { size: z.number(), mtimeMs: z.number(), ctimeMs: z.number() };

const schema = z.object({
  folder: z.string(),
  /** When the folder was listed, in ms since 1970; records of older versions don't say. */
  listedAt: z.number().optional(),
  files: z.record(z.string(), z.object({ ...STAT, sha256: z.string() })),
  /** The paths of files that were there and have no stamp: they could not be read, or had changed just then. */
  others: z.array(z.string()).optional(),
  /** The stamp of the admin's notes then; null if there were none. */
  notes: z.object(STAT).nullable().optional(),
});

/** What a run saw: a folder, its files' stamps by path, and its notes. */
export type SeenFolder = Readonly<z.infer<typeof schema>>;

/** A file that was changed this recently may change again without getting another time. In ms. */
const CLOCK_TICK = 50;

/** Reads what the run before saw. Null if the record is missing or damaged. */
export function readRecord(file: string): SeenFolder | null {
  const record = schema.safeParse(readJson(file));
  return record.success ? record.data : null;
}

/** Stores what a run saw for the next one, replacing the former record. */
export function writeRecord(file: string, seen: SeenFolder): void {
  mkdirSync(dirname(file), { recursive: true });
  writeWhole(file, JSON.stringify(seen));
}

/** The present stamp of the admin's notes on a folder; null if there are none. */
export async function statNotes(folder: string): Promise<Stat | null> {
  const stats = await stat(join(folder, NOTES_FILE)).catch(() => null);
  return stats && { size: stats.size, mtimeMs: stats.mtimeMs, ctimeMs: stats.ctimeMs };
}

/** Looks at files without reading them. Those that are gone or were changed just now are left out. */
export async function statFiles(folder: string, paths: readonly string[]): Promise<Map<string, Stat>> {
  const found = new Map<string, Stat>();
  await Promise.all(
    paths.map(async (path) => {
      const now = Date.now();
      const stats = await stat(join(folder, path)).catch(() => null);
      if (!stats) return;
      const { size, mtimeMs, ctimeMs } = stats;
      if (Math.max(mtimeMs, ctimeMs) + CLOCK_TICK < now) found.set(path, { size, mtimeMs, ctimeMs });
    }),
  );
  return found;
}

export function isSame(stamp: Stat | undefined, now: Stat | undefined): boolean {
  return (
    stamp !== undefined &&
    stamp.size === now?.size &&
    stamp.mtimeMs === now.mtimeMs &&
    stamp.ctimeMs === now.ctimeMs
  );
}

/** Whether the notes are unchanged, or still missing; a record of an older version does not say. */
export function areSameNotes(before: Stat | null | undefined, now: Stat | null): boolean {
  return before === null || now === null ? before === now : isSame(before, now);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Nothing depends on it: unknown files are read.
    return null;
  }
}

import { createHash } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../../errors.js';
import type { ModelFile, ModelPreset } from './models.js';
import { partName } from './part-file.js';

/** What was found out about a file by reading all of it; holds as long as size and time stay the same. */
interface Seen {
  readonly size: number;
  readonly mtimeMs: number;
  readonly sha256: string;
}

/** Lies beside a model's files and saves reading them all at every start. */
const STAMP_FILE = '.verified.json';

/** The first byte of every ONNX file: the tag of its first field. A web page or a Git LFS pointer has another. */
const ONNX_FIRST_BYTE = 0x08;

/** Where transformers.js looks for a model. */
export function modelFolder(modelsDir: string, name: string): string {
  return join(modelsDir, ...name.split('/'));
}

/**
 * Looks whether every file of a model is there and sound: it has content, it is of its kind, and its hash is
 * right where one is known.
 *
 * @returns the first problem in words, or null
 */
export async function problemOfModel(dir: string, preset: ModelPreset): Promise<string | null> {
  for (const file of preset.files) {
    const problem = await problemOfInstalled(dir, file);
    if (problem) return `${file.path} ${problem}`;
  }
  return null;
}

/** The same for one file in its place. A file that is as it was when it was last read is not read again. */
export async function problemOfInstalled(dir: string, file: ModelFile): Promise<string | null> {
  const seen = await look(dir, file);
  return typeof seen === 'string' ? seen : problemOfHash(seen.sha256, file);
}

/** What is wrong with a file that may be nowhere near its place yet; reads all of it. */
export async function problemOfFile(path: string, file: ModelFile): Promise<string | null> {
  const content = await readFile(path);
  return problemOfContent(content, file) ?? problemOfHash(sha256Of(content), file);
}

/**
 * The SHA-256 of a sound file in its place, in hexadecimal digits.
 *
 * @throws Error where the file is missing or damaged
 */
export async function installedSha256(dir: string, file: ModelFile): Promise<string> {
  const seen = await look(dir, file);
  if (typeof seen === 'string') throw new Error(`${join(dir, file.path)} ${seen}`);
  return seen.sha256;
}

/** Reads a file unless the stamp knows it; a string says what is wrong with it. */
async function look(dir: string, file: ModelFile): Promise<Seen | string> {
  const path = join(dir, file.path);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return 'is missing';
  const stamp = await readStamp(dir);
  const known = stamp[file.path];
  if (known && known.size === found.size && known.mtimeMs === found.mtimeMs) return known;
  const content = await readFile(path);
  const problem = problemOfContent(content, file);
  if (problem) return problem;
  const seen = { size: found.size, mtimeMs: found.mtimeMs, sha256: sha256Of(content) };
  await writeStamp(dir, { ...stamp, [file.path]: seen });
  return seen;
}

function problemOfContent(content: Buffer, file: ModelFile): string | null {
  if (content.length === 0) return 'is empty';
  if (file.kind === 'onnx') return content[0] === ONNX_FIRST_BYTE ? null : 'is not an ONNX file';
  try {
    JSON.parse(content.toString('utf8'));
    return null;
  } catch (error) {
    return `is not JSON (${messageOf(error)})`;
  }
}

function problemOfHash(sha256: string, { sha256: expected }: ModelFile): string | null {
  if (!expected || expected === sha256) return null;
  return `is another file than it should be (its SHA-256 is ${sha256} instead of ${expected})`;
}

function sha256Of(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A stamp that is missing or can't be read says nothing: then the files are read. */
async function readStamp(dir: string): Promise<Record<string, Seen>> {
  try {
    const stamp: unknown = JSON.parse(await readFile(join(dir, STAMP_FILE), 'utf8'));
    return isStamp(stamp) ? stamp : {};
  } catch {
    return {};
  }
}

function isStamp(value: unknown): value is Record<string, Seen> {
  return typeof value === 'object' && value !== null && Object.values(value).every(isSeen);
}

function isSeen(value: unknown): value is Seen {
  if (typeof value !== 'object' || value === null) return false;
  const { size, mtimeMs, sha256 } = value as Partial<Record<keyof Seen, unknown>>;
  return typeof size === 'number' && typeof mtimeMs === 'number' && typeof sha256 === 'string';
}

async function writeStamp(dir: string, stamp: Record<string, Seen>): Promise<void> {
  const part = join(dir, partName(STAMP_FILE));
  try {
    await writeFile(part, JSON.stringify(stamp));
    await rename(part, join(dir, STAMP_FILE));
  } catch {
    // A folder that can't be written to, a shared or read-only one, costs time at each start and nothing else.
    await rm(part, { force: true });
  }
}

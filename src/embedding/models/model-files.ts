import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../../errors.js';
import { MOST_BYTES, type ModelFile, type ModelPreset } from './models.js';
import { PINS_FILE, pin, readPins, readStamp, type Seen, writeStamp } from './records.js';

/** The first byte of every ONNX file: the tag of its first field. A web page or a Git LFS pointer has another. */
const ONNX_FIRST_BYTE = 0x08;

/**
 * How a file is checked: `quick` relies on the last check as long as its size and time are the same, `whole` reads
 * all of it.
 */
export type Look = 'quick' | 'whole';

/** What reading a file shows. */
interface Facts {
  readonly sha256: string;
  readonly size: number;
  readonly firstByte: number | undefined;
}

/** The folder in which transformers.js looks for a model. */
export function modelFolder(modelsDir: string, name: string): string {
  return join(modelsDir, ...name.split('/'));
}

/**
 * Checks that every file of a model is there and sound: it has content, it is of its kind, and it is the right one.
 * If no sum is known for it, the first file that was seen is the right one.
 *
 * @returns the first problem in words, or null
 */
export async function problemOfModel(dir: string, preset: ModelPreset, look: Look): Promise<string | null> {
  const isOther = await isOtherBuild(dir, preset);
  for (const { sha256, ...rest } of preset.files) {
    const file = isOther || !sha256 ? rest : { ...rest, sha256 };
    const problem = await problemOfInstalled(dir, file, look);
    if (problem) return `${file.path} ${problem}`;
  }
  return null;
}

/**
 * Whether somebody has put a model of their own making there: not a single file is the published one, whereas damage
 * would leave all but one unchanged. Such a model is used as it was first seen.
 */
export async function isOtherBuild(dir: string, { files, mayBeOwn = false }: ModelPreset): Promise<boolean> {
  if (!mayBeOwn) return false;
  const known = files.filter(({ sha256 }) => sha256);
  for (const file of known) {
    const seen = await see(dir, file, 'quick');
    if (typeof seen === 'string' || file.sha256?.includes(seen.sha256)) return false;
  }
  return known.length > 0;
}

/** The same for one file in its place. */
export async function problemOfInstalled(dir: string, file: ModelFile, look: Look): Promise<string | null> {
  const seen = await see(dir, file, look);
  if (typeof seen === 'string') return seen;
  const problem = await problemOfSum(seen.sha256, dir, file);
  if (problem === null && !file.sha256) await pin(dir, file.path, seen.sha256);
  return problem;
}

/** What is wrong with a file that is to be installed in a folder, no matter where it is now. */
export async function problemOfFile(path: string, file: ModelFile, dir: string): Promise<string | null> {
  const facts = await digest(path);
  const problem = await problemOfSum(facts.sha256, dir, file);
  return problem === null && file.sha256 ? null : ((await problemOfContent(path, file, facts)) ?? problem);
}

/**
 * The SHA-256 of a sound file in its place, in hexadecimal digits.
 *
 * @throws Error if the file is missing or damaged
 */
export async function installedSha256(dir: string, file: ModelFile): Promise<string> {
  const seen = await see(dir, file, 'quick');
  if (typeof seen === 'string') throw new Error(`${join(dir, file.path)} ${seen}`);
  return seen.sha256;
}

/** A string says what is wrong with the file. */
async function see(dir: string, file: ModelFile, look: Look): Promise<Seen | string> {
  const path = join(dir, file.path);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return 'is missing';
  const stamp = await readStamp(dir);
  const known = stamp[file.path];
  const isAsBefore = known?.size === found.size && known.mtimeMs === found.mtimeMs;
  if (isAsBefore && look === 'quick') return known;
  if (found.size > MOST_BYTES[file.kind]) return `is too large (${found.size} bytes)`;
  const facts = await digest(path);
  const { sha256 } = facts;
  const problem = file.sha256?.includes(sha256) ? null : await problemOfContent(path, file, facts);
  if (problem) return problem;
  const seen = { size: found.size, mtimeMs: found.mtimeMs, sha256 };
  await writeStamp(dir, { ...stamp, [file.path]: seen });
  return seen;
}

async function problemOfContent(
  path: string,
  { kind }: ModelFile,
  { size, firstByte }: Facts,
): Promise<string | null> {
  if (size === 0) return 'is empty';
  if (kind === 'onnx') return firstByte === ONNX_FIRST_BYTE ? null : 'is not an ONNX file';
  try {
    JSON.parse(await readFile(path, 'utf8'));
    return null;
  } catch (error) {
    return `is not JSON (${messageOf(error)})`;
  }
}

async function problemOfSum(
  sha256: string,
  dir: string,
  { path, sha256: sums }: ModelFile,
): Promise<string | null> {
  if (sums) return sums.includes(sha256) ? null : anotherFile(sha256, sums.join(' or '));
  const pinned = (await readPins(dir))[path];
  if (pinned === undefined || pinned === sha256) return null;
  return `${anotherFile(sha256, pinned)}: it is not the one that was got first. If it is meant to be another one, delete ${join(dir, PINS_FILE)}`;
}

function anotherFile(sha256: string, expected: string): string {
  return `is another file than it should be (its SHA-256 is ${sha256} instead of ${expected})`;
}

/** Reads a file in pieces: a model's may have more than a small machine likes to hold at once. */
async function digest(path: string): Promise<Facts> {
  const hash = createHash('sha256');
  let size = 0;
  let firstByte: number | undefined;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    firstByte ??= chunk[0];
    size += chunk.length;
    hash.update(chunk);
  }
  return { sha256: hash.digest('hex'), size, firstByte };
}

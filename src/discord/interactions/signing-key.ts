import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, messageOf, UserError } from '../../errors.js';
import { sentence } from '../../sentence.js';

/** The length of the key. */
export const KEY_BYTES = 32;
const FILE = 'button-key';

/**
 * The key that components are signed with, kept in the data folder and created if it is missing. Several processes
 * that start at once get the same one.
 *
 * @throws UserError `config` if the file is not such a key, or can't be read
 */
export function signingKey(dataDir: string): Uint8Array {
  const path = join(dataDir, FILE);
  mkdirSync(dataDir, { recursive: true });
  const key = read(path) ?? create(path);
  if (key.length === KEY_BYTES) return key;
  throw new UserError(
    'config',
    sentence(
      'The file {{path}} is not a key of {{bytes}} bytes. Delete it: the bot makes a new one, and buttons on older messages stop working.',
      { path, bytes: KEY_BYTES },
    ),
  );
}

/** Replaces the key in the data folder by the one that other bots have. */
export function keepKey(dataDir: string, key: Uint8Array): void {
  const path = join(dataDir, FILE);
  const temporary = temporaryName(path);
  try {
    writeFileSync(temporary, key, { mode: 0o600 });
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function temporaryName(path: string): string {
  return `${path}.${randomBytes(6).toString('hex')}`;
}

function read(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new UserError(
      'config',
      sentence(
        "The file {{path}} can't be read ({{reason}}): buttons are signed with what is in it. Give the bot the right to read it, or delete it, and start the bot again.",
        { path, reason: messageOf(error) },
      ),
      { cause: error },
    );
  }
}

/** Written whole under another name first; the link fails if another process was faster, and its key is used. */
function create(path: string): Uint8Array {
  const temporary = temporaryName(path);
  try {
    writeFileSync(temporary, randomBytes(KEY_BYTES), { mode: 0o600 });
    linkSync(temporary, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  return readFileSync(path);
}

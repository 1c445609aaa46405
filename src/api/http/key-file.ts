import { readFile } from 'node:fs/promises';
import { type ApiSettings, apiKey, collectionNames, NO_KEY } from '../../config.js';
import { messageOf, UserError } from '../../errors.js';
import { type Sentence, sentence } from '../../sentence.js';
import type { ApiKey } from './keys.js';

/** A key that is bound to collections: a space and an “@” between, which no key has. */
const BOUND = /^(\S+)\s+@(.*)$/;

const NO_COLLECTION = sentence(
  'names no collection behind the “@”: write them there, with commas between, or leave the “@” out',
);
const BOUND_TWICE = sentence(
  'has a key that is set already, for other collections: leave one of the two out',
);

/**
 * The keys from the settings and from the file of keys: one on each line, without empty lines and those that begin
 * with `#`. In the file a key may be bound to collections: `key @news, blog`.
 *
 * @throws UserError `config` if the file can't be read, or contains something that is not a key; the message gives
 * the line, not the key
 */
export async function readKeys({ keys, keysFile }: ApiSettings): Promise<readonly ApiKey[]> {
  const all = keys.map((key): ApiKey => ({ key, collections: null }));
  if (keysFile === null) return all;
  const lines = (await textOf(keysFile)).split('\n').map((line) => line.trim());
  for (const [i, line] of lines.entries())
    if (line !== '' && !line.startsWith('#'))
      all.push(readLine(line, all, sentence('{{file}}, line {{line}}', { file: keysFile, line: i + 1 })));
  if (all.length > keys.length) return all;
  throw new UserError(
    'config',
    sentence('API_KEYS_FILE names {{keysFile}}, which holds no key: write one a line.', { keysFile }),
  );
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new UserError(
      'config',
      sentence(
        "API_KEYS_FILE names {{file}}, which can't be read ({{reason}}). Name a file that the bot may read.",
        { file, reason: messageOf(cause) },
      ),
      { cause },
    );
  }
}

function readLine(line: string, before: readonly ApiKey[], where: Sentence): ApiKey {
  const [, key = line, names] = BOUND.exec(line) ?? [];
  if (!apiKey.safeParse(key).success) throw wrong(where, NO_KEY);
  const collections = names === undefined ? null : collectionNames(names);
  if (collections?.length === 0) throw wrong(where, NO_COLLECTION);
  const read = { key, collections };
  const isOther = (each: ApiKey): boolean => each.key === key && !isSame(each, read);
  if (before.some(isOther)) throw wrong(where, BOUND_TWICE);
  return read;
}

function isSame(a: ApiKey, b: ApiKey): boolean {
  return JSON.stringify(a.collections) === JSON.stringify(b.collections);
}

function wrong(where: Sentence, problem: Sentence): UserError {
  return new UserError('config', sentence('{{where}} {{problem}}.', { where, problem }));
}

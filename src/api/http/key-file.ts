import { readFile } from 'node:fs/promises';
import { type ApiSettings, apiKey } from '../../config.js';
import { messageOf, UserError } from '../../errors.js';

/**
 * The keys that are set, and those of the file that is named: one a line, empty lines and those that begin with `#`
 * left out.
 *
 * @throws UserError `config` where the file can't be read, or holds what is no key: the line is named, not the key
 */
export async function readKeys({ keys, keysFile }: ApiSettings): Promise<readonly string[]> {
  if (keysFile === null) return keys;
  const lines = (await textOf(keysFile)).split('\n').map((line) => line.trim());
  const ofFile = lines.flatMap((line, i) =>
    line === '' || line.startsWith('#') ? [] : [checked(line, `${keysFile}, line ${i + 1}`)],
  );
  if (ofFile.length === 0)
    throw new UserError('config', `API_KEYS_FILE names ${keysFile}, which holds no key: write one a line.`);
  return [...keys, ...ofFile];
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new UserError(
      'config',
      `API_KEYS_FILE names ${file}, which can't be read (${messageOf(cause)}). Name a file that the bot may read.`,
      { cause },
    );
  }
}

function checked(key: string, where: string): string {
  const parsed = apiKey.safeParse(key);
  if (parsed.success) return key;
  throw new UserError('config', `${where} ${parsed.error.issues[0]?.message}.`);
}

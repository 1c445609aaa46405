import { readFile } from 'node:fs/promises';
import { type ApiSettings, apiKey, NO_KEY } from '../../config.js';
import { messageOf, UserError } from '../../errors.js';
import { type Sentence, sentence } from '../../sentence.js';

/**
 * The keys from the settings and from the file of keys: one on each line, without empty lines and those that begin
 * with `#`.
 *
 * @throws UserError `config` if the file can't be read, or contains something that is not a key; the message gives
 * the line, not the key
 */
export async function readKeys({ keys, keysFile }: ApiSettings): Promise<readonly string[]> {
  if (keysFile === null) return keys;
  const lines = (await textOf(keysFile)).split('\n').map((line) => line.trim());
  const ofFile = lines.flatMap((line, i) =>
    line === '' || line.startsWith('#')
      ? []
      : [checked(line, sentence('{{file}}, line {{line}}', { file: keysFile, line: i + 1 }))],
  );
  if (ofFile.length === 0)
    throw new UserError(
      'config',
      sentence('API_KEYS_FILE names {{keysFile}}, which holds no key: write one a line.', { keysFile }),
    );
  return [...keys, ...ofFile];
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

function checked(key: string, where: Sentence): string {
  const parsed = apiKey.safeParse(key);
  if (parsed.success) return key;
  throw new UserError('config', sentence('{{where}} {{problem}}.', { where, problem: NO_KEY }));
}

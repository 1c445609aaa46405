import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readKeys } from '../../../src/api/http/key-file.js';
import type { ApiKey } from '../../../src/api/http/keys.js';
import { loadConfig } from '../../../src/config.js';
import { temporaryFolder, writeFiles } from '../../support/temp.js';

const KEY = 'a-key-that-nobody-guesses';
const OTHER = 'another-one-for-others';

/** Reads the keys of a file with this content, beside one that is set. */
async function keysOf(content: string): Promise<readonly ApiKey[]> {
  const folder = temporaryFolder();
  writeFiles(folder, { keys: content });
  return readKeys(loadConfig({ API_KEYS: KEY, API_KEYS_FILE: 'keys' }, folder).api);
}

describe('keys', () => {
  it('are read from the setting and from a file, whose lines may be empty or remarks', async () => {
    expect(await keysOf(`# for the wiki\r\n${OTHER}\r\n\r\n`)).toEqual([
      { key: KEY, collections: null },
      { key: OTHER, collections: null },
    ]);
  });

  it('may be bound to collections in the file', async () => {
    expect(await keysOf(`${OTHER} @新闻, my blog ,\n${KEY}\n`)).toEqual([
      { key: KEY, collections: null },
      { key: OTHER, collections: ['新闻', 'my blog'] },
      { key: KEY, collections: null },
    ]);
  });

  it.each([
    ['too short', `${OTHER}\nshort\n`, /keys, line 2 has a key with fewer than 16 characters.*openssl rand/],
    ['no key', `${OTHER} ${KEY}\n`, /keys, line 1 has a key/],
    ['nothing', '# none yet\n', /holds no key/],
    ['bound to nothing', `${OTHER} @ , \n`, /keys, line 1 names no collection behind the “@”/],
    ['bound again', `${OTHER} @a\n${OTHER} @b\n`, /keys, line 2 has a key that is set already/],
    ['bound and set', `${KEY} @a\n`, /keys, line 1 has a key that is set already/],
  ])('are refused where a line is %s, and not repeated', async (_, content, said) => {
    const reading = keysOf(content);
    await expect(reading).rejects.toThrow(said);
    await expect(reading).rejects.not.toThrow(new RegExp(`${OTHER}|short$`));
  });

  it('are missed where the file is not there', async () => {
    const api = { keys: [], keysFile: join(temporaryFolder(), 'none'), perMinute: 1 };
    await expect(readKeys(api)).rejects.toThrow(/API_KEYS_FILE names .*none, which can't be read/);
  });

  it('that are too short are refused in the setting, too, and not repeated', () => {
    const load = () => loadConfig({ API_KEYS: `${KEY},hunter2` }, '/');
    expect(load).toThrow(/API_KEYS has a key with fewer than 16 characters/);
    expect(load).not.toThrow(/hunter2/);
  });
});

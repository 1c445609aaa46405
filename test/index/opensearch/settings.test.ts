import { describe, expect, it } from 'vitest';
import { openStore } from '../../../src/cli/open-store.js';
import { loadConfig } from '../../../src/config.js';
import { LocalStore } from '../../../src/index/local/store.js';
import { OpenSearchStore } from '../../../src/index/opensearch/store.js';

const URL = 'https://one.example.org:9200';
const of = (env: Readonly<Record<string, string>>) => loadConfig(env, '/somewhere').openSearch;

describe('the settings of a cluster', () => {
  it('are none where no address is set: then the index is on the disk', () => {
    expect(of({ OPENSEARCH_USER: 'verbatim' })).toBeNull();
    expect(openStore(loadConfig({}, '/somewhere'))).toBeInstanceOf(LocalStore);
    expect(openStore(loadConfig({ OPENSEARCH_URL: URL }, '/somewhere'))).toBeInstanceOf(OpenSearchStore);
  });

  it('name several nodes, who asks, and files by their paths', () => {
    expect(
      of({
        OPENSEARCH_URL: `${URL}/, http://two.example.org:9200`,
        OPENSEARCH_USER: 'verbatim',
        OPENSEARCH_PASSWORD_FILE: 'secret',
        OPENSEARCH_CA_FILE: '/etc/ca.pem',
        OPENSEARCH_SHARDS: '3',
      }),
    ).toEqual({
      urls: [URL, 'http://two.example.org:9200'],
      user: 'verbatim',
      password: { file: '/somewhere/secret' },
      apiKey: null,
      caFile: '/etc/ca.pem',
      prefix: 'verbatim',
      shards: 3,
    });
    expect(of({ OPENSEARCH_URL: URL, OPENSEARCH_API_KEY: 'k', OPENSEARCH_PREFIX: 'news' })).toMatchObject({
      apiKey: { value: 'k' },
      prefix: 'news',
    });
  });

  it('want a local copy only where there is a cluster that it is a copy of', () => {
    const has = (env: Readonly<Record<string, string>>) => loadConfig(env, '/somewhere').hasLocalCopy;
    const local = { OPENSEARCH_FALLBACK: 'local' };
    expect([has({ OPENSEARCH_URL: URL }), has(local), has({ ...local, OPENSEARCH_URL: URL })]).toEqual([
      false,
      false,
      true,
    ]);
    expect(() => has({ OPENSEARCH_FALLBACK: 'other' })).toThrow('none, local');
  });

  it.each<[string, Record<string, string>, string]>([
    ['a password in the address', { OPENSEARCH_URL: 'https://me:hush@one.example.org' }, 'OPENSEARCH_USER'],
    ['no address', { OPENSEARCH_URL: 'one.example.org' }, 'http'],
    ['a user without a password', { OPENSEARCH_URL: URL, OPENSEARCH_USER: 'me' }, 'belong together'],
    ['a password without a user', { OPENSEARCH_URL: URL, OPENSEARCH_PASSWORD: 'hush' }, 'belong together'],
    [
      'two ways in',
      {
        OPENSEARCH_URL: URL,
        OPENSEARCH_USER: 'me',
        OPENSEARCH_PASSWORD: 'hush',
        OPENSEARCH_API_KEY: 'hush',
      },
      'one way',
    ],
    [
      'a name that no index can have',
      { OPENSEARCH_URL: URL, OPENSEARCH_PREFIX: 'News' },
      'OPENSEARCH_PREFIX',
    ],
    ['no shard', { OPENSEARCH_URL: URL, OPENSEARCH_SHARDS: '0' }, 'OPENSEARCH_SHARDS'],
  ])('refuse %s, without a secret in what is said', (_, env, said) => {
    const load = () => of(env);
    expect(load).toThrow(said);
    expect(load).not.toThrow('hush');
  });
});

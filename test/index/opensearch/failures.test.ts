import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { UserError } from '../../../src/errors.js';
import { Cluster } from '../../../src/index/opensearch/cluster.js';
import { searchAll } from '../../../src/index/opensearch/multi-search.js';
import { allOf } from '../../../src/index/opensearch/pages.js';
import { type OpenSearchOptions, OpenSearchStore } from '../../../src/index/opensearch/store.js';
import { type Substitute, startGoBetween } from '../../support/opensearch/go-between.js';
import { temporaryFolder } from '../../support/temp.js';

const PASSWORD = 'open-sesame-4711';
const GREETING = { status: 200, body: { version: { number: '2.19.1', distribution: 'opensearch' } } };

function storeAt(url: string, more: Partial<OpenSearchOptions> = {}): OpenSearchStore {
  return new OpenSearchStore({
    urls: [url],
    user: null,
    password: null,
    apiKey: null,
    caFile: null,
    prefix: 'test',
    shards: 1,
    ...more,
  });
}

/** A cluster that greets, and refuses all else. */
async function refusing(status: number, type = '', reason = ''): Promise<string> {
  const between = await startGoBetween(null);
  const refusal: Substitute = { status, body: { error: { type, reason }, status } };
  between.answerBy((request) => (request === 'GET /' ? GREETING : refusal));
  return between.url;
}

async function failureOf(work: Promise<unknown>): Promise<UserError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof UserError) return error;
  throw new Error('it did not fail as it should', { cause: error });
}

describe('a cluster that can not be used', () => {
  it.each<[string, number, string, Pick<UserError, 'code'>, string]>([
    ['does not know who asks', 401, 'security_exception', { code: 'config' }, 'OPENSEARCH_USER'],
    ['grants a right less', 403, 'security_exception', { code: 'config' }, 'scale.md'],
    ['is read-only', 403, 'cluster_block_exception', { code: 'cluster' }, 'made it read-only'],
    ['has a full disk', 429, 'cluster_block_exception', { code: 'cluster' }, 'Free some space'],
    ['is too busy', 429, 'rejected_execution_exception', { code: 'cluster' }, 'more memory or nodes'],
    [
      'has no manager',
      503,
      'cluster_manager_not_discovered_exception',
      { code: 'cluster' },
      'Start its nodes',
    ],
  ])('says what to do where it %s', async (_, status, type, expected, advice) => {
    const url = await refusing(status, type, `no permission for ${PASSWORD}`);
    const login = { user: 'verbatim', password: { value: PASSWORD } };
    const error = await failureOf(storeAt(url, login).current());
    expect(error).toMatchObject(expected);
    expect(error.message).toContain(advice);
    expect(error.message).toContain(url);
    expect(`${error.message} ${JSON.stringify(error)} ${error.cause}`).not.toContain(PASSWORD);
  });

  // The words are those of OpenSearch 2.19.1 without the plugin, without scripts and with few shards.
  it.each([
    [
      'no k-NN plugin',
      'mapper_parsing_exception',
      'No handler for type [knn_vector] declared on field [v]',
      'k-NN',
    ],
    [
      'no k-NN plugin',
      'illegal_argument_exception',
      'unknown setting [index.knn] please check that any required plugins are installed',
      'k-NN',
    ],
    ['no k-NN plugin', 'parsing_exception', 'unknown query [knn]', 'k-NN'],
    [
      'no room for shards',
      'validation_exception',
      'Validation Failed: 1: this action would add [2] total shards, but this cluster currently has [2]/[1] maximum shards open;',
      'cluster.max_shards_per_node',
    ],
  ])('says what to do where it has %s (%s)', async (_, type, reason, advice) => {
    const url = await refusing(400, type, reason);
    expect(await failureOf(storeAt(url).current())).toMatchObject({
      code: 'config',
      message: expect.stringContaining(advice),
    });
  });

  it('says what to do where a search fails on every node for want of scripts', async () => {
    const between = await startGoBetween(null);
    const cause = 'failed to create query: cannot execute [inline] scripts';
    const error = {
      type: 'search_phase_execution_exception',
      reason: 'all shards failed',
      root_cause: [{ type: 'query_shard_exception', reason: cause }],
    };
    between.answerBy((request) => (request === 'GET /' ? GREETING : { status: 400, body: { error } }));
    expect(await failureOf(storeAt(between.url).current())).toMatchObject({
      code: 'config',
      message: expect.stringContaining('Painless'),
    });
  });

  it.each([
    ['a part of the index is missing', { timed_out: false, _shards: { failed: 1 } }],
    ['it stops before it has looked at everything', { timed_out: true, _shards: { failed: 0 } }],
  ])('gives no half answers where %s', async (_, half) => {
    const between = await startGoBetween(null);
    between.answerBy((request) => {
      if (request === 'GET /') return GREETING;
      return { status: 200, body: { ...half, hits: { hits: [] } } };
    });
    const { url } = between;
    const connection = { urls: [url], user: null, password: null, apiKey: null, caFile: null };
    const found = allOf(new Cluster(connection), 'index', z.unknown(), { query: {}, sort: [] });
    expect(await failureOf(found)).toMatchObject({ code: 'cluster' });
    between.answerBy((request) =>
      request === 'GET /'
        ? GREETING
        : { status: 200, body: { responses: [{ status: 200, ...half, hits: { hits: [] } }] } },
    );
    expect(await failureOf(searchAll(new Cluster(connection), 'index', [{}]))).toMatchObject({
      code: 'cluster',
    });
  });

  it('says that nothing answers, and asks again the next time', async () => {
    const between = await startGoBetween(null);
    const store = storeAt(between.url);
    expect(await failureOf(store.current())).toMatchObject({
      code: 'cluster',
      message: expect.stringContaining('does not answer'),
    });
    between.answerBy((request) => (request === 'GET /' ? GREETING : { status: 404, body: {} }));
    expect(await store.current()).toBeNull();
  });

  it.each([
    [
      'an older OpenSearch',
      { version: { number: '2.11.0', distribution: 'opensearch' } },
      'opensearch 2.11.0',
    ],
    ['another product', { version: { number: '8.15.0' } }, 'elasticsearch 8.15.0'],
    ['no cluster at all', {}, 'is ?'],
  ])('refuses %s', async (_, body, named) => {
    const between = await startGoBetween(null);
    between.answerBy(() => ({ status: 200, body }));
    const error = await failureOf(storeAt(between.url).current());
    expect(error).toMatchObject({ code: 'config', message: expect.stringContaining(named) });
    expect(error.message).toContain('2.13');
  });

  it('names a file that a setting names and nobody can read', async () => {
    const file = join(temporaryFolder(), 'missing.pem');
    const error = await failureOf(storeAt('https://127.0.0.1:1', { caFile: file }).current());
    expect(error).toMatchObject({ code: 'config', message: expect.stringContaining(file) });
  });
});

describe('who asks', () => {
  const passwordFile = (): string => {
    const file = join(temporaryFolder(), 'secret');
    writeFileSync(file, `${PASSWORD}\n`);
    return file;
  };
  const basic = `Basic ${Buffer.from(`verbatim:${PASSWORD}`).toString('base64')}`;

  it.each<[string, () => Partial<OpenSearchOptions>, string | undefined]>([
    ['nobody', () => ({}), undefined],
    ['a user', () => ({ user: 'verbatim', password: { value: PASSWORD } }), basic],
    [
      'a user whose password is in a file',
      () => ({ user: 'verbatim', password: { file: passwordFile() } }),
      basic,
    ],
    ['a key', () => ({ apiKey: { value: 'abc' } }), 'ApiKey abc'],
    ['a key in a file', () => ({ apiKey: { file: passwordFile() } }), `ApiKey ${PASSWORD}`],
    ['a token', () => ({ apiKey: { value: 'Bearer abc' } }), 'Bearer abc'],
  ])('is told to the cluster: %s', async (_, login, expected) => {
    const between = await startGoBetween(null);
    between.answerBy((request) => (request === 'GET /' ? GREETING : { status: 404, body: {} }));
    await storeAt(between.url, login()).current();
    expect(new Set(between.authorizations)).toEqual(new Set([expected]));
  });
});

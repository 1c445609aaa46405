import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { type OpenSearchOptions, OpenSearchStore } from '../../../src/index/opensearch/store.js';
import { createLogger, logBug } from '../../../src/logger.js';
import { type Fault, type Substitute, startGoBetween } from '../../support/opensearch/go-between.js';
import { temporaryFolder } from '../../support/temp.js';

const TLS = join(import.meta.dirname, '../../support/tls');
const pem = (name: string): string => readFileSync(join(TLS, name), 'utf8');
/** For 127.0.0.1 and localhost, from `authority.pem`. */
const CLUSTER = { cert: pem('cluster.pem'), key: pem('cluster-key.pem') };
/** From nobody but itself, and for other names. */
const OTHER = { cert: pem('certificate.pem'), key: pem('key.pem') };
const GREETING = { status: 200, body: { version: { number: '2.19.1', distribution: 'opensearch' } } };
const OLDER = { status: 200, body: { version: { number: '1.3.0', distribution: 'opensearch' } } };
const FORBIDDEN = { status: 403, body: {} };
const MISSING = { status: 404, body: {} };

function storeAt(url: string, more: Partial<OpenSearchOptions> = {}): OpenSearchStore {
  const login = { user: null, password: null, apiKey: null, caFile: null };
  return new OpenSearchStore({ urls: [url], ...login, prefix: 'test', shards: 1, ...more });
}

function fileWith(content: string): string {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, content);
  return file;
}

/** A cluster without an index. */
async function empty(tls?: { readonly cert: string; readonly key: string }) {
  const between = await startGoBetween(null, tls && { tls });
  between.answerBy((request) => (request === 'GET /' ? GREETING : MISSING));
  return between;
}

const ID = '20250101T000000000Z';

const refusal = (said: string) => ({ code: 'config', message: expect.stringContaining(said) });

describe('a cluster over HTTPS', () => {
  it('is trusted if the named authority has signed for it, by any name that it signed for', async () => {
    const { url } = await empty(CLUSTER);
    const caFile = join(TLS, 'authority.pem');
    for (const at of [url, url.replace('127.0.0.1', 'localhost')])
      expect(await storeAt(at, { caFile }).current()).toBeNull();
  });

  it.each([
    ['an authority that nobody knows', CLUSTER, null, 'OPENSEARCH_CA_FILE'],
    ['another authority than the named one', CLUSTER, 'certificate.pem', 'OPENSEARCH_CA_FILE'],
    ['a certificate for other names', OTHER, 'certificate.pem', 'for other names'],
  ])('is not trusted with %s', async (_, tls, ca, said) => {
    const { url, asked } = await empty(tls);
    const caFile = ca === null ? null : join(TLS, ca);
    await expect(storeAt(url, { caFile }).current()).rejects.toMatchObject(refusal(said));
    expect(asked).toEqual([]);
  });

  it('that speaks HTTP alone is told apart from one that is not trusted', async () => {
    const { url } = await empty();
    const error = storeAt(url.replace('http:', 'https:')).current();
    await expect(error).rejects.toMatchObject(refusal('does not speak HTTPS'));
  });

  it.each([
    ['no certificate', 'caFile', 'no PEM', 'no certificate'],
    ['an empty secret', 'apiKey', ' \n', 'is empty'],
    ['a secret of several lines', 'apiKey', 'one\ntwo', 'characters that no key has'],
  ])('names a file that holds %s', async (_, setting, content, said) => {
    const { url } = await empty(CLUSTER);
    const file = fileWith(content);
    const more = setting === 'caFile' ? { caFile: file } : { apiKey: { file } };
    await expect(storeAt(url, more).current()).rejects.toMatchObject(refusal(said));
  });
});

it('a password that has changed in its file is read again once the old one is refused', async () => {
  const between = await empty();
  const file = fileWith('first');
  const store = storeAt(between.url, { apiKey: { file }, freshFor: 0 });
  expect(await store.current()).toBeNull();
  writeFileSync(file, 'second');
  between.answerBy((request) => (request === 'GET /' ? GREETING : { status: 401, body: {} }));
  await expect(store.current()).rejects.toMatchObject({ code: 'config' });
  between.answerBy((request) => (request === 'GET /' ? GREETING : MISSING));
  expect(await store.current()).toBeNull();
  expect(between.authorizations.at(-1)).toBe('ApiKey second');
});

const REFUSALS: Readonly<Record<string, (request: string) => Substitute>> = {
  'every request': () => FORBIDDEN,
  'every request but the first': (request) => (request === 'GET /' ? GREETING : FORBIDDEN),
  'as one of another version': () => OLDER,
};

it.each(Object.entries(REFUSALS))(
  'a cluster that refuses %s, again and again, does not get more and more connections',
  async (_, refusal) => {
    const between = await empty();
    between.answerBy(refusal);
    const store = storeAt(between.url, { freshFor: 0 });
    for (let i = 0; i < 10; i++) await expect(store.current()).rejects.toMatchObject({ code: 'config' });
    await vi.waitFor(async () => expect(await between.connections()).toBeLessThan(3));
  },
);

describe('a secret', () => {
  const SECRET = 'MARKED-sesame-4711';
  const USER = { user: 'verbatim', password: { value: SECRET } };
  const ENCODED = Buffer.from(`verbatim:${SECRET}`).toString('base64');
  const LOGINS: Readonly<Record<string, Partial<OpenSearchOptions>>> = {
    'a password': USER,
    'a key': { apiKey: { value: SECRET } },
    'a token': { apiKey: { value: `Bearer ${SECRET}` } },
  };
  /** A refusal that repeats what it was told. */
  const echo = (status: number, told: string): Substitute => {
    const type = `odd_${told.split(' ').at(-1)}`;
    return { status, body: { error: { type, reason: `Refused: ${told}` } } };
  };
  const repeating = [400, 401, 403, 404, 413, 429, 500, 503].map(
    (status) => (told: string) => echo(status, told),
  );
  const failing = (['silent', 'stalls', 'breaks off', 'hangs up'] as const).map((fault) => () => fault);
  /** Every way in which a cluster fails. */
  const FAULTS: readonly ((told: string) => Substitute | Fault)[] = [
    ...repeating,
    ...failing,
    (told) => ({ status: 200, body: { odd: [told] } }),
  ];

  const PATIENCE = { node: 300, request: 500 };
  const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

  /** All that is logged, at every level, and thrown where that goes wrong. */
  async function saidOf(
    login: Partial<OpenSearchOptions>,
    fault: (typeof FAULTS)[number],
  ): Promise<readonly string[]> {
    const between = await empty();
    const lines: string[] = [];
    const loggers = LEVELS.map((level) => createLogger(level, { write: (line) => void lines.push(line) }));
    const waits = { answering: PATIENCE, indexing: PATIENCE };
    const store = storeAt(between.url, { ...login, waits, freshFor: 0 });
    // On a busy machine even this may take too long; then it is at the greeting that it fails.
    await store.current().catch(() => {});
    between.answerBy(() => fault(between.authorizations.at(-1) ?? ''));
    const works = [() => store.current(), () => store.lease(async () => {}), () => store.open(ID)];
    for (const work of works)
      await work().catch((error: unknown) => {
        for (const logger of loggers) {
          logger.warn({ err: error }, error instanceof Error ? error.message : 'odd');
          logBug(logger, error, { where: 'ask' });
        }
        lines.push(inspect(error, { depth: null, showHidden: true }), JSON.stringify(error));
      });
    return lines;
  }

  it.each(Object.entries(LOGINS))(
    'is in no log and in no error, whatever a cluster answers to %s',
    async (_, login) => {
      const said = await Promise.all(FAULTS.map((fault) => saidOf(login, fault)));
      for (const lines of said) {
        expect(lines.length).toBeGreaterThan(LEVELS.length);
        for (const secret of [SECRET, ENCODED]) expect(lines.join('\n')).not.toContain(secret);
      }
    },
  );
});

import type { Client, ClientOptions } from '@opensearch-project/opensearch';
import { z } from 'zod';
import { codeOf, UserError } from '../../errors.js';
import type { OpenSearchSettings } from '../../opensearch-settings.js';
import { sentence } from '../../sentence.js';
import type { Login } from './login.js';
import { quiet } from './quiet-connection.js';
import { type Patience, request } from './request.js';
import { trustedBy } from './trust.js';

export type Connection = Omit<OpenSearchSettings, 'prefix' | 'shards'>;

/** How often the client asks again, at another node if there is one, when a node does not answer. */
const RETRIES = 2;

/** The first version whose k-NN plugin has everything used here, and the first one that is not known to work. */
const VERSIONS = { from: [2, 13], below: [4, 0] } as const;

const greeting = z.object({ version: z.object({ number: z.string(), distribution: z.string().optional() }) });

/**
 * Loads the client and checks that a usable cluster answers.
 *
 * @throws UserError `config` if the client is not installed or another product answers
 */
export async function connect(connection: Connection, login: Login, patience: Patience): Promise<Client> {
  const { Client, Connection } = await loadClient();
  const client = new Client({ ...optionsFor(connection, login), Connection: quiet(Connection) });
  try {
    await requireKnown(client, connection, patience);
    return client;
  } catch (error) {
    await client.close();
    throw error;
  }
}

async function requireKnown(client: Client, { urls }: Connection, patience: Patience): Promise<void> {
  const { body } = await request(client, { method: 'GET', path: '/' }, patience);
  const found = greeting.safeParse(body).data?.version;
  if (found?.distribution === 'opensearch' && isKnown(found.number)) return;
  throw otherVersion(urls, found ? `${found.distribution ?? 'elasticsearch'} ${found.number}` : '?');
}

async function loadClient(): Promise<typeof import('@opensearch-project/opensearch')> {
  try {
    return await import('@opensearch-project/opensearch');
  } catch (error) {
    if (codeOf(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UserError(
      'config',
      sentence(
        'OPENSEARCH_URL is set, but the client for OpenSearch is not installed. Install it with: npm install --no-save @opensearch-project/opensearch',
      ),
      { cause: error },
    );
  }
}

function optionsFor({ urls, caFile }: Connection, { authorization }: Login): ClientOptions {
  const isEncrypted = urls.some((url) => url.startsWith('https:'));
  return {
    nodes: [...urls],
    maxRetries: RETRIES,
    ...(authorization !== null && { headers: { authorization } }),
    ...(isEncrypted && { ssl: { secureContext: trustedBy(caFile) } }),
  };
}

function isKnown(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isBelow = ([otherMajor, otherMinor]: readonly [number, number]): boolean =>
    major < otherMajor || (major === otherMajor && minor < otherMinor);
  return !isBelow(VERSIONS.from) && isBelow(VERSIONS.below);
}

function otherVersion(urls: readonly string[], found: string): UserError {
  return new UserError(
    'config',
    sentence(
      'What answers at {{url}} is {{found}}, and Verbatim needs OpenSearch from {{from}} to below {{below}}. Correct OPENSEARCH_URL, or use another version of the cluster.',
      { url: urls.join(', '), found, from: VERSIONS.from.join('.'), below: VERSIONS.below.join('.') },
    ),
  );
}

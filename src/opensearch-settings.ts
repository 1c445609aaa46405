import { resolve } from 'node:path';
import { UserError } from './errors.js';
import { type Sentence, sentence } from './sentence.js';

/** A secret that must not appear in a log: itself, or the file that contains it. */
export type Secret = { readonly value: string } | { readonly file: string };

/**
 * The address of an OpenSearch cluster, how to sign in, and what is kept there. Files are read at the first
 * connection.
 */
export interface OpenSearchSettings {
  /** The addresses of its nodes, without a user or password in them. */
  readonly urls: readonly string[];
  readonly user: string | null;
  readonly password: Secret | null;
  /** Sent unchanged if it begins with a scheme and a space, else as `ApiKey`. */
  readonly apiKey: Secret | null;
  /** A file with the certificates of the authority that is trusted instead of the system's, or null. */
  readonly caFile: string | null;
  /** What the names of all indices begin with. */
  readonly prefix: string;
  /** Into how many parts a generation is cut. */
  readonly shards: number;
}

/** The settings as set. */
export interface OpenSearchValues {
  readonly OPENSEARCH_URL: readonly string[];
  readonly OPENSEARCH_USER: string | null;
  readonly OPENSEARCH_PASSWORD: string | null;
  readonly OPENSEARCH_PASSWORD_FILE: string | null;
  readonly OPENSEARCH_API_KEY: string | null;
  readonly OPENSEARCH_API_KEY_FILE: string | null;
  readonly OPENSEARCH_CA_FILE: string | null;
  readonly OPENSEARCH_PREFIX: string;
  readonly OPENSEARCH_SHARDS: number;
}

/**
 * Null without a cluster: the index is kept in the data folder.
 *
 * @param cwd what relative paths start from
 * @throws UserError `config` if the settings contradict each other
 */
export function openSearchSettings(values: OpenSearchValues, cwd: string): OpenSearchSettings | null {
  if (values.OPENSEARCH_URL.length === 0) return null;
  const secret = (value: string | null, file: string | null): Secret | null =>
    value !== null ? { value } : file === null ? null : { file: resolve(cwd, file) };
  const user = values.OPENSEARCH_USER;
  const password = secret(values.OPENSEARCH_PASSWORD, values.OPENSEARCH_PASSWORD_FILE);
  const apiKey = secret(values.OPENSEARCH_API_KEY, values.OPENSEARCH_API_KEY_FILE);
  if ((user === null) !== (password === null)) throw contradiction(HALF_A_LOGIN);
  if (user !== null && apiKey) throw contradiction(TWO_LOGINS);
  return {
    urls: values.OPENSEARCH_URL,
    user,
    password,
    apiKey,
    caFile: values.OPENSEARCH_CA_FILE === null ? null : resolve(cwd, values.OPENSEARCH_CA_FILE),
    prefix: values.OPENSEARCH_PREFIX,
    shards: values.OPENSEARCH_SHARDS,
  };
}

export const LOGIN_IN_ADDRESS = sentence(
  'has a user or password in it: set OPENSEARCH_USER and OPENSEARCH_PASSWORD instead',
);
export const NO_PREFIX = sentence('is not a name of small letters, digits, - and _');

const HALF_A_LOGIN = sentence(
  'OPENSEARCH_USER and OPENSEARCH_PASSWORD (or OPENSEARCH_PASSWORD_FILE) belong together, and one of them is missing',
);
const TWO_LOGINS = sentence(
  'OPENSEARCH_USER and OPENSEARCH_API_KEY are both set, and a cluster is entered in one way: remove one of them',
);

function contradiction(problems: Sentence): UserError {
  return new UserError(
    'config',
    sentence("The configuration can't be used. Correct this in .env or the environment: {{problems}}.", {
      problems,
    }),
  );
}

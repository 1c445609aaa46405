import { readFileSync } from 'node:fs';
import { messageOf, UserError } from '../../errors.js';
import type { OpenSearchSettings, Secret } from '../../opensearch-settings.js';
import { sentence } from '../../sentence.js';

/** What is sent with each request to say who asks. */
export interface Login {
  /** The value of the header, or null: nobody signs in. */
  readonly authorization: string | null;
  /** Whatever must not be repeated, in all its forms. */
  readonly secrets: readonly string[];
}

/** @throws UserError `config` if a file can't be read, or holds no secret */
export function loginOf({
  user,
  password,
  apiKey,
}: Pick<OpenSearchSettings, 'user' | 'password' | 'apiKey'>): Login {
  if (user !== null && password) {
    const secret = secretOf(password);
    const encoded = Buffer.from(`${user}:${secret}`).toString('base64');
    return { authorization: `Basic ${encoded}`, secrets: [secret, encoded] };
  }
  if (!apiKey) return { authorization: null, secrets: [] };
  const secret = secretOf(apiKey);
  if (!/^[\x20-\x7e]+$/.test(secret)) throw unfit();
  const authorization = /^\S+ \S/.test(secret) ? secret : `ApiKey ${secret}`;
  return { authorization, secrets: [secret, secret.replace(/^\S+ /, '')] };
}

/** A text without the secrets that somebody has repeated in it. */
export function withoutSecrets(text: string, { secrets }: Login): string {
  return secrets.reduce((hidden, secret) => hidden.replaceAll(secret, '***'), text);
}

function secretOf(secret: Secret): string {
  const value = 'value' in secret ? secret.value : readSetting(secret.file).trim();
  if (value === '' && 'file' in secret) throw empty(secret.file);
  return value;
}

/** @throws UserError `config` if it can't be read */
export function readSetting(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(
      'config',
      sentence("The file {{file}}, which the settings of OpenSearch name, can't be read ({{reason}}).", {
        file,
        reason: messageOf(error),
      }),
      { cause: error },
    );
  }
}

function empty(file: string): UserError {
  return new UserError(
    'config',
    sentence(
      'The file {{file}}, which the settings of OpenSearch name, is empty: write the secret into it.',
      {
        file,
      },
    ),
  );
}

function unfit(): UserError {
  return new UserError(
    'config',
    sentence(
      'The key in OPENSEARCH_API_KEY or its file has characters that no key has. Copy it once more, in one line.',
    ),
  );
}

import { UserError } from '../../errors.js';
import { isLoopback } from '../../operations/this-machine.js';
import { sentence } from '../../sentence.js';

/** Who may see the pages: everyone who reaches them, people with the password, or nobody. */
export type Exposure = 'open' | 'password' | 'closed';

export interface Exposed {
  /** The address to listen on. */
  readonly host: string;
  readonly password: string | null;
  /** Whether the API asks for keys. */
  readonly hasKeys: boolean;
}

/**
 * Who may see the pages. From other machines nobody may without a password; with only keys set, there is only the
 * API.
 *
 * @throws UserError `config` if they would be open to a network
 */
export function exposureOf({ host, password, hasKeys }: Exposed): Exposure {
  if (password !== null) return 'password';
  if (isLoopback(host)) return 'open';
  if (hasKeys) return 'closed';
  throw new UserError(
    'config',
    sentence(
      'WEB_HOST={{host}} would show the articles to everyone who reaches this machine. Set WEB_PASSWORD to a password for the pages (or API_KEYS for only the API), or leave WEB_HOST at 127.0.0.1.',
      { host },
    ),
  );
}

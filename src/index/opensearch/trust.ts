import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { UserError } from '../../errors.js';
import { sentence } from '../../sentence.js';
import { readSetting } from './login.js';

/**
 * Whom a connection trusts: the authorities in a file alone or, without one, those that Node and the system know. Made
 * once for all connections: it takes some 100 ms.
 *
 * @throws UserError `config` if the file can't be read, or has no certificate
 */
export function trustedBy(caFile: string | null): SecureContext {
  const ca = caFile === null ? knownAuthorities() : [readSetting(caFile)];
  if (caFile !== null && !ca[0]?.includes('-----BEGIN CERTIFICATE-----')) throw noCertificate(caFile);
  return createSecureContext({ ca });
}

/** Many are known to both. */
function knownAuthorities(): string[] {
  return [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
}

function noCertificate(file: string): UserError {
  return new UserError(
    'config',
    sentence(
      'The file {{file}}, which OPENSEARCH_CA_FILE names, has no certificate in it. It must begin with -----BEGIN CERTIFICATE-----.',
      { file },
    ),
  );
}

import { statSync } from 'node:fs';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { UserError } from '../../errors.js';
import { sentence } from '../../sentence.js';
import { readSetting } from './login.js';

/** What was made last, since it takes some 100 ms; it is for the file as it was then. */
let made: { readonly of: string; readonly context: SecureContext } | undefined;

/**
 * Whom a connection trusts: the authorities in a file alone or, without one, those that Node and the system know.
 *
 * @throws UserError `config` if the file can't be read, or has no certificate
 */
export function trustedBy(caFile: string | null): SecureContext {
  const of = JSON.stringify([
    caFile,
    caFile !== null && statSync(caFile, { throwIfNoEntry: false })?.mtimeMs,
  ]);
  if (made?.of !== of) made = { of, context: contextFor(caFile) };
  return made.context;
}

function contextFor(caFile: string | null): SecureContext {
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

import { isIP } from 'node:net';
import { sentence, type Told } from '../../sentence.js';

/** An address that a reader can follow, or why a written one can't be used. */
export interface CheckedAddress {
  /** Absolute, http or https, without a user's name; null if there is none to link to. */
  readonly url: string | null;
  /** A sentence if something was left out of it. */
  readonly warning: Told | null;
}

const NONE: CheckedAddress = { url: null, warning: null };
/** Names that no public server can have. */
const PRIVATE_NAME =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|test|invalid)$/i;
const PRIVATE_IPV4 =
  /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;
const PRIVATE_IPV6 = /^(?:::|f[cd]|fe[89ab])/i;

/**
 * The address as it was written, or with its foreign characters encoded. Anything before an `@` is left out, since it
 * may read like another host (`https://discord.com@evil.example`). An address of this machine or of a private network
 * does not count: it leads every reader somewhere else.
 */
export function checkAddress(written: string): CheckedAddress {
  const trimmed = written.trim();
  const text = /^www\.[^\s.]+\.\S+$/i.test(trimmed) ? `https://${trimmed}` : trimmed;
  if (!/^https?:\/\//i.test(text) || /\s/.test(text) || !URL.canParse(text)) return NONE;
  const url = new URL(text);
  if (isPrivate(url.hostname)) {
    return {
      url: null,
      warning: sentence('The address {{address}} is one of a private network, and is not linked.', {
        address: shown(text),
      }),
    };
  }
  if (url.username !== '' || url.password !== '') {
    url.username = '';
    url.password = '';
    return {
      url: url.href,
      warning: sentence(
        'The address names a user before its host, which was left out: it leads to {{host}}.',
        { host: url.host },
      ),
    };
  }
  const isPlain = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/.test(text);
  return { url: isPlain ? text : url.href, warning: null };
}

function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$|\.$/g, '');
  if (isIP(host) === 4) return PRIVATE_IPV4.test(`${host}.`);
  if (isIP(host) === 6) return PRIVATE_IPV6.test(host);
  return !host.includes('.') || PRIVATE_NAME.test(host);
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

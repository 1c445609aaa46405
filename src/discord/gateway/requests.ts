import { randomBytes } from 'node:crypto';
import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { codeOf } from '../../errors.js';

/**
 * How long the first answer to an interaction waits for a reply before it is sent again, in ms: Discord accepts it
 * for three seconds.
 */
const CALLBACK_PATIENCE = 900;

const CALLBACK = /\/callback(?:\?|$)/;
/**
 * Requests that may be sent twice and take effect once. A message does not, unless it has a nonce: it would appear
 * twice.
 */
const REPEATABLE = new Set(['GET', 'PUT', 'PATCH', 'DELETE']);
/** As in a JSON body; inside a text the quotation marks would be escaped. */
const IS_NAMED = '"enforce_nonce":true';
const NAME_BYTES = 12;
/** How undici reports a connection that ends during a request. */
const CLOSED = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

/**
 * Sends a request as discord.js does, and sends it again where discord.js would give up at once: if the connection
 * was closed during it, or if the first answer to an interaction gets no reply in time.
 */
export const makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
  const isCallback = CALLBACK.test(url);
  const patience = isCallback ? AbortSignal.timeout(CALLBACK_PATIENCE) : null;
  const signals = [init.signal, patience].filter((signal) => signal instanceof AbortSignal);
  try {
    return await DefaultRestOptions.makeRequest(url, { ...init, signal: AbortSignal.any(signals) });
  } catch (error) {
    const isNamed = typeof init.body === 'string' && init.body.includes(IS_NAMED);
    const isRepeatable = isCallback || isNamed || REPEATABLE.has(init.method ?? 'GET');
    if (isRepeatable && (patience?.aborted || isClosed(error))) throw sendAgain(error);
    throw error;
  }
};

/** A nonce for a new message: Discord accepts it once, however often it is sent within a few minutes. */
export function messageName(): { readonly nonce: string; readonly enforce_nonce: true } {
  return { nonce: randomBytes(NAME_BYTES).toString('base64url'), enforce_nonce: true };
}

function isClosed(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return CLOSED.has(codeOf(error)) || isClosed(error.cause);
}

/** discord.js repeats a request a few times if the error has this code. */
function sendAgain(cause: unknown): Error {
  return Object.assign(new Error('The request was not answered', { cause }), { code: 'ECONNRESET' });
}

import { randomBytes } from 'node:crypto';
import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { codeOf } from '../../errors.js';

/** How long the first answer to an interaction waits before it is sent again, in ms: Discord takes it for three seconds. */
const CALLBACK_PATIENCE = 900;

const CALLBACK = /\/callback(?:\?|$)/;
/** What may be sent twice and is done once. A message is not, unless it has a name of its own: it would be there twice. */
const REPEATABLE = new Set(['GET', 'PUT', 'PATCH', 'DELETE']);
/** As a body in JSON says it; in a text the quotation marks would be escaped. */
const IS_NAMED = '"enforce_nonce":true';
const NAME_BYTES = 12;
/** How a connection that ends under a request is told by undici. */
const CLOSED = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

/**
 * Sends a request as discord.js does, and has it sent again where discord.js would give up at once: where the
 * connection was closed under it, and where the first answer to an interaction gets no reply within its time.
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

/** A name for a new message, by which Discord takes it once, however often it is sent within some minutes. */
export function messageName(): { readonly nonce: string; readonly enforce_nonce: true } {
  return { nonce: randomBytes(NAME_BYTES).toString('base64url'), enforce_nonce: true };
}

function isClosed(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return CLOSED.has(codeOf(error)) || isClosed(error.cause);
}

/** discord.js sends a request again, a few times, where the error has this code. */
function sendAgain(cause: unknown): Error {
  return Object.assign(new Error('The request was not answered', { cause }), { code: 'ECONNRESET' });
}

import type { ClientOptions } from 'discord.js';
import { INNER_PATIENCE } from '../patience.js';
import type { Fate } from './rest-server.js';

/** How long a bot waits for the answer to a hanging request, in ms; an answer that comes takes less on any machine. */
export const HUNG_AFTER = 1000;

const rateLimit = (headers: Record<string, string>, isGlobal = false): Fate => ({
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: 0.05, global: isGlobal },
  headers: { 'retry-after': '0.05', via: '1.1 google', ...headers },
});

/** What may happen to a request whose answer the bot keeps waiting for. */
export const FATES: readonly (readonly [string, Fate])[] = [
  ['is answered with 500', { status: 500, body: {} }],
  ['is answered with 502', { status: 502, body: {} }],
  ['is answered with 503', { status: 503, body: {} }],
  ['is rate limited (429)', rateLimit({ 'x-ratelimit-scope': 'user' })],
  ['is rate limited by others (429, shared)', rateLimit({ 'x-ratelimit-scope': 'shared' })],
  ['is rate limited with everything else (429, global)', rateLimit({ 'x-ratelimit-global': 'true' }, true)],
  [
    'is rate limited by Cloudflare (429 without JSON)',
    { status: 429, body: 'error code: 1015', headers: { 'retry-after': '1' } },
  ],
  ['hangs', 'hangs'],
  ['gets its connection closed', 'closed'],
  ['is taken, and the connection closed before the reply', 'lost'],
];

/** How long a bot waits for requests, if one of them meets such a fate. */
export function patienceFor(fate: Fate): Pick<ClientOptions, 'rest'> {
  return { rest: { timeout: fate === 'hangs' ? HUNG_AFTER : INNER_PATIENCE } };
}

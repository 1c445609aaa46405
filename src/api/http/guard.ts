import type { MiddlewareHandler } from 'hono';
import type { RateLimit } from '../../operations/rate-limit.js';
import { peerOf } from '../../operations/this-machine.js';
import { Problem } from '../problem.js';
import type { Readers } from '../readers.js';
import type { ApiEnv } from './env.js';
import type { KeyRing } from './keys.js';
import { isLocal } from './local.js';

const SECONDS = 1000;
const WINDOW_SECONDS = 60;

/**
 * Admits requests with a key or, if there are no keys, from this machine, up to a number in a minute; the headers say
 * how many are left (draft-ietf-httpapi-ratelimit-headers). Each gets the reader of the collections that are theirs.
 */
export function guard(keys: KeyRing, limit: RateLimit, readers: Readers): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    const key = keys.find(context.req.header('authorization'));
    const asker = key ? `key ${key.name}` : `address ${peerOf(context.env)}`;
    const wait = Math.ceil(limit.take(asker) / SECONDS);
    const left = limit.left(asker);
    context.header('RateLimit-Policy', `"requests";q=${limit.perMinute};w=${WINDOW_SECONDS}`);
    context.header('RateLimit', `"requests";r=${left.uses};t=${Math.ceil(left.after / SECONDS)}`);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Cache-Control', 'no-store');
    if (wait > 0) throw tooMany(limit.perMinute, wait);
    if (keys.isEmpty) {
      if (!isLocal(context)) throw notFromHere();
    } else if (!key) throw noKey();
    context.set('asker', asker);
    context.set('reader', readers.of(key?.collections ?? null));
    await next();
  };
}

function tooMany(perMinute: number, wait: number): Problem {
  const detail = `That were more than ${perMinute} requests within a minute. Try again in ${wait} seconds.`;
  return new Problem('too-many-requests', detail, {}, wait);
}

function noKey(): Problem {
  return new Problem(
    'unauthorized',
    'Send one of the keys of API_KEYS with the request: "Authorization: Bearer <key>".',
  );
}

function notFromHere(): Problem {
  return new Problem(
    'forbidden',
    'No key is set, so only programs on the same machine are answered, at http://127.0.0.1 or http://localhost. Set API_KEYS, restart, and send a key with the request.',
  );
}

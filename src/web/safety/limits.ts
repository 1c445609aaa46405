import { isIP } from 'node:net';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { RateLimit } from '../../operations/rate-limit.js';
import { isLoopback, peerOf } from '../../operations/this-machine.js';
import type { Place } from './origins.js';

/** A form holds a question or a message: Discord's longest has 4,000 characters. */
const BODY_BYTES = 64 * 1024;
/** A page is three requests, and fast typing causes two lookups in a second. */
const REQUESTS_PER_MINUTE = 600;

/**
 * Refuses too long a body before it is read.
 *
 * @param except a path whose bodies are limited there
 */
export function shortBodies(except: string): MiddlewareHandler {
  const limit = bodyLimit({
    maxSize: BODY_BYTES,
    onError: (c) => {
      // The rest is not read: the connection ends.
      c.header('connection', 'close');
      return c.text('That is too long.\n', 413);
    },
  });
  return (c, next) => (c.req.path === except ? next() : limit(c, next));
}

/** Limits how much each address may send within a minute. */
export function fewRequests(place: Place, now: () => number): MiddlewareHandler {
  const limit = new RateLimit(REQUESTS_PER_MINUTE, now);
  return async (c, next) => {
    const wait = limit.take(addressOf(c, place));
    return wait === 0 ? next() : tooMany(c, wait, 'Too many requests. Please wait a moment.');
  };
}

/** How often something may be tried within a minute. */
export interface Tries {
  readonly ofOne: number;
  /** By all addresses together. */
  readonly ofAll: number;
}

/**
 * Limits how often an address, and all of them together, may try something within a minute. What an address's own limit
 * refuses does not count for all: one that keeps trying takes nothing from the others.
 */
export function fewTries({ ofOne, ofAll }: Tries, place: Place, now: () => number): MiddlewareHandler {
  const [own, common] = [new RateLimit(ofOne, now), new RateLimit(ofAll, now)];
  return async (c, next) => {
    const wait = own.take(addressOf(c, place)) || common.take('all');
    return wait === 0 ? next() : tooMany(c, wait, 'Too many tries. Please wait a minute.');
  };
}

/** Says after how many ms the same may be tried again. */
function tooMany(c: Context, wait: number, said: string): Response {
  c.header('retry-after', String(Math.ceil(wait / 1000)));
  return c.text(`${said}\n`, 429);
}

/**
 * Who sends a request: the other end of the connection. Behind a proxy on this machine, which is there if a public
 * address is set, it is the last address in the proxy's header.
 */
function addressOf(c: Context, { publicUrl }: Place): string {
  const peer = peerOf(c.env);
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return networkOf(publicUrl !== null && forwarded && isLoopback(peer) ? forwarded : peer);
}

/** How many groups an IPv6 address has, and how many of them name its network. */
const GROUPS = 8;
const NETWORK_GROUPS = 4;

/** The network of an IPv6 address, since one person has all addresses in it; any other address as it is. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=[\d.]+$)|%.*$/gi, '');
  if (isIP(plain) !== 6) return plain;
  const groups = (part = ''): string[] => part.split(':').filter(Boolean);
  const [before, after] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
  const [left, right] = [groups(before), groups(after)];
  const zeros = Array<string>(GROUPS - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].slice(0, NETWORK_GROUPS).join(':');
}

import type { Context } from 'hono';
import { isLoopback, isPassedOn, peerOf } from '../../operations/this-machine.js';
import type { ApiEnv } from './env.js';

/**
 * Whether a request is from this machine, and meant for it: no proxy stands between, no page of another site has made
 * a browser send it, and no name that somebody else gave this machine (DNS rebinding) is asked for.
 */
export function isLocal(context: Context<ApiEnv>): boolean {
  const { host, hostname } = new URL(context.req.url);
  const origin = context.req.header('origin');
  return (
    isLoopback(peerOf(context.env)) &&
    isLoopback(hostname) &&
    !isPassedOn((name) => context.req.header(name)) &&
    (origin === undefined || hostOf(origin) === host)
  );
}

/** Null for what names no host, as `null` does. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

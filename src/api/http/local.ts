import type { Context } from 'hono';
import { isLoopback, isPassedOn, peerOf } from '../../operations/this-machine.js';
import type { ApiEnv } from './env.js';

/**
 * Whether a request comes from this machine and is meant for it: without a proxy in between, not sent by a browser
 * for another site's page, and not addressed to a name that somebody else gave this machine (DNS rebinding).
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

/** Null for values without a host, such as `null`. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

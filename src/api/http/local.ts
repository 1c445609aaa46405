import type { Context } from 'hono';
import type { ApiEnv } from './env.js';

const LOOPBACK_ADDRESS = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/;
const LOOPBACK_NAME = /^(?:(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** What a proxy adds: whoever stands behind it may be anywhere. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const;

/** The address at the other end of a request's connection; null where it is not known. */
export function addressOf({ env }: Context<ApiEnv>): string | null {
  return env?.incoming?.socket.remoteAddress ?? null;
}

/**
 * Whether a request is from this machine, and meant for it: no proxy stands between, no page of another site has made
 * a browser send it, and no name that somebody else gave this machine (DNS rebinding) is asked for.
 */
export function isLocal(context: Context<ApiEnv>): boolean {
  const { host, hostname } = new URL(context.req.url);
  const origin = context.req.header('origin');
  return (
    LOOPBACK_ADDRESS.test(addressOf(context) ?? '') &&
    LOOPBACK_NAME.test(hostname) &&
    FORWARDED.every((name) => context.req.header(name) === undefined) &&
    (origin === undefined || hostOf(origin) === host)
  );
}

/** Null for what names no host, as `null` does. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

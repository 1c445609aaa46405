import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import { isLoopback } from '../../operations/this-machine.js';

/** The addresses of the pages. */
export interface Place {
  /** The address that is listened on. */
  readonly host: string;
  /** The address by which others reach them, or null. */
  readonly publicUrl: string | null;
}

/** Programs that use the API send no origin; browsers that post always do. */
const FOR_PROGRAMS = /^\/(?:api|mcp)(?:\/|$)/;
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Admits a request if its Host is ours: a stranger's page whose name points here (DNS rebinding) sends its own name.
 * If there is an Origin, it must be the same host; a request that changes anything must have one. A CORS preflight
 * gets no answer, so no other page can read anything.
 */
export function ownOriginOnly(place: Place): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host');
    // A request may have one host in its first line and another in its header.
    const named = [host, new URL(c.req.url).host];
    if (!named.every((one) => isOurHost(one, place))) return c.text(HOST_REFUSED, 403);
    const origin = c.req.header('origin');
    const mayLack = READS.has(c.req.method) || FOR_PROGRAMS.test(c.req.path);
    if (origin === undefined ? !mayLack : !isOurOrigin(origin, host, place))
      return c.text(ORIGIN_REFUSED, 403);
    return next();
  };
}

const HOST_REFUSED =
  'This name is not one of this server’s. Open it as 127.0.0.1 or localhost, or set PUBLIC_URL to the address that it has.\n';
const ORIGIN_REFUSED =
  'This was sent from a page of another site, or by something that does not say where from.\n';

/**
 * Only names can be made to point here: beyond loopback any numeric address counts as ours, and of names only the one
 * that is set.
 */
function isOurHost(host: string | undefined, { host: own, publicUrl }: Place): boolean {
  const name = nameOf(`http://${host ?? ''}`);
  if (name === null) return false;
  if (isLoopback(name)) return true;
  if (name === own.toLowerCase() || (publicUrl !== null && name === nameOf(publicUrl))) return true;
  return !isLoopback(own) && isIP(name) !== 0;
}

function isOurOrigin(origin: string, host: string | undefined, { publicUrl }: Place): boolean {
  if (!URL.canParse(origin)) return false;
  const { host: from, origin: whole } = new URL(origin);
  return from === host?.toLowerCase() || (publicUrl !== null && whole === new URL(publicUrl).origin);
}

function nameOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  return new URL(url).hostname.replace(/^\[|\]$/g, '').toLowerCase() || null;
}

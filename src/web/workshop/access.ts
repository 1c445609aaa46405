import type { Context, MiddlewareHandler } from 'hono';
import type { WebDeps } from '../deps.js';
import { isLoopback } from '../safety/exposure.js';

/** What a proxy adds to a request. */
const FROM_PROXY = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const;

type Exposed = Pick<WebDeps, 'exposure' | 'place'>;

/**
 * Whether whoever sends a request may use the workshop: with the password, which has been asked for by then, or, if
 * there is none, from this machine alone. Keys of the API are no right to it.
 */
export function mayUseWorkshop(c: Context, { exposure, place }: Exposed): boolean {
  if (exposure === 'password') return true;
  if (exposure === 'closed') return false;
  // Without a password, what a proxy passes on may come from anywhere.
  const isPassedOn = place.publicUrl !== null || FROM_PROXY.some((name) => c.req.header(name) !== undefined);
  return isLoopback(place.host) && !isPassedOn;
}

/** Lets every page know whether it is to show the way to the workshop. */
export function tellWorkshop(deps: Exposed): MiddlewareHandler {
  return (c, next) => {
    c.set('hasWorkshop', mayUseWorkshop(c, deps));
    return next();
  };
}

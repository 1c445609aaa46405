import type { Context, MiddlewareHandler } from 'hono';
import { isLoopback, isPassedOn } from '../../operations/this-machine.js';
import type { WebDeps } from '../deps.js';

type Exposed = Pick<WebDeps, 'exposure' | 'place'>;

/**
 * Whether the sender of a request may use the workshop: with the password, which has been checked by then, or, if
 * there is none, only from this machine. Keys of the API give no right to it.
 */
export function mayUseWorkshop(c: Context, { exposure, place }: Exposed): boolean {
  if (!isWorkshopOpen({ exposure, place })) return false;
  // Without a password, a request passed on by a proxy may come from anywhere.
  return exposure === 'password' || !isPassedOn((name) => c.req.header(name));
}

/** Whether there is somebody who may use the workshop. */
export function isWorkshopOpen({ exposure, place }: Exposed): boolean {
  if (exposure !== 'open') return exposure === 'password';
  return isLoopback(place.host) && place.publicUrl === null;
}

/** Lets every page know whether to show a link to the workshop. */
export function tellWorkshop(deps: Exposed): MiddlewareHandler {
  return (c, next) => {
    c.set('hasWorkshop', mayUseWorkshop(c, deps));
    return next();
  };
}

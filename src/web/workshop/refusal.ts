import type { MiddlewareHandler } from 'hono';
import type { Assets } from '../assets.js';
import type { WebDeps } from '../deps.js';
import { html } from '../html.js';
import { page } from '../pages/layout.js';
import { mayUseWorkshop } from './access.js';
import { askedWorkshop } from './frame.js';

/** Tells visitors who may not use the workshop what would open it. */
export function adminsOnly(deps: WebDeps, assets: Assets): MiddlewareHandler {
  return async (c, next) => {
    if (mayUseWorkshop(c, deps)) return next();
    const asked = askedWorkshop(c, deps);
    const { refused, refusedMore } = asked.told;
    const body = html`<div class="plain-page"><h1>${refused}</h1><p>${refusedMore}</p></div>`;
    // The body is not read: the connection ends.
    if (c.req.method !== 'GET') c.header('connection', 'close');
    return c.html(page(asked, assets, { title: refused, body, path: '/workshop' }), 403);
  };
}

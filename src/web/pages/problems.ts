import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { UserError } from '../../errors.js';
import { logBug } from '../../logger.js';
import type { Assets } from '../assets.js';
import type { WebDeps } from '../deps.js';
import { html } from '../html.js';
import { askedBy } from '../request.js';
import { page } from './layout.js';

/** The page for an unknown address. */
export function notFoundPage(deps: WebDeps, assets: Assets): NotFoundHandler {
  return (c) => {
    const { notFound, notFoundMore } = askedBy(c, deps.locale).words;
    return problem(c, deps, assets, { status: 404, title: notFound, more: notFoundMore });
  };
}

/** The page for a failure: it shows only a number, under which the log has the error. */
export function failurePage(deps: WebDeps, assets: Assets): ErrorHandler {
  return (error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    const { failed, failedMore, noIndex } = askedBy(c, deps.locale).words;
    if (error instanceof UserError && error.code === 'no-index')
      return problem(c, deps, assets, { status: 503, title: failed, more: noIndex });
    const id = logBug(deps.logger, error, { path: c.req.routePath }, 'A page failed');
    return problem(c, deps, assets, { status: 500, title: failed, more: failedMore(id) });
  };
}

interface Problem {
  readonly status: 404 | 500 | 503;
  readonly title: string;
  readonly more: string;
}

function problem(c: Context, { locale }: WebDeps, assets: Assets, { status, title, more }: Problem) {
  const asked = askedBy(c, locale);
  const body = html`<div class="plain-page"><h1>${title}</h1><p>${more}</p><p><a class="button" href="/">${asked.words.backToAsk}</a></p></div>`;
  return c.html(page(asked, assets, { title, body, path: '/' }), status);
}

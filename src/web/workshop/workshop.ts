import { Hono } from 'hono';
import type { Assets } from '../assets.js';
import type { WebDeps } from '../deps.js';
import { discordPage } from './discord/page.js';
import { indexPages } from './index/page.js';
import type { WorkshopParts } from './parts.js';
import { removedPages } from './removed.js';
import { whyPage } from './why/page.js';

/** The path for added articles, which are larger than other bodies. */
export const ADD_PATH = '/workshop/index/add';

/** The pages for admins; access to them has been checked before. */
export function workshopRoutes(deps: WebDeps, workshop: WorkshopParts, assets: Assets): Hono {
  const { tokens } = workshop;
  const pages = new Hono()
    .route('/', whyPage(deps, workshop, assets))
    .route('/files', removedPages(deps, workshop, assets))
    .route('/index', indexPages(deps, workshop, assets));
  return tokens === null ? pages : pages.route('/discord', discordPage(deps, tokens, assets));
}

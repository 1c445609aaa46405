import { Hono } from 'hono';
import { Assets } from './assets.js';
import type { WebDeps } from './deps.js';
import { articleListPage } from './pages/article-list.js';
import { askPage } from './pages/ask.js';
import { failurePage, notFoundPage } from './pages/problems.js';
import { readPage } from './pages/read.js';
import { passwordOnly, signInRoutes } from './pages/sign-in.js';
import { useRoutes } from './pages/uses.js';
import { keepNothing, strictHeaders } from './safety/headers.js';
import { fewRequests, shortBodies } from './safety/limits.js';
import { ownOriginOnly } from './safety/origins.js';
import { Sessions } from './safety/sessions.js';
import { tellWorkshop } from './workshop/access.js';
import { adminsOnly } from './workshop/refusal.js';
import { ADD_PATH, workshopRoutes } from './workshop/workshop.js';

/** Each with its path, without the star. */
const FOR_PROGRAMS = ['/api/*', '/mcp/*'];
const WORKSHOP = '/workshop/*';

/** All pages, and the API if there is one, behind the checks that apply to everything. */
export function createWebApp(deps: WebDeps): Hono {
  const { place, api, workshop, elapsed = () => performance.now() } = deps;
  const assets = new Assets();
  const app = new Hono();
  app.use(
    strictHeaders(),
    keepNothing,
    ownOriginOnly(place),
    fewRequests(place, elapsed),
    shortBodies(ADD_PATH),
  );
  app.notFound(notFoundPage(deps, assets));
  app.onError(failurePage(deps, assets));
  if (api) for (const path of FOR_PROGRAMS) app.all(path, (c) => api.fetch(c.req.raw, c.env));
  if (workshop) app.use(WORKSHOP, adminsOnly(deps, assets));
  if (deps.exposure === 'closed') return app;
  if (deps.password !== null) {
    const sessions = new Sessions(deps.password, deps.key);
    app.use(passwordOnly(deps, assets, sessions)).route('/', signInRoutes(deps, assets, sessions, elapsed));
  }
  if (workshop) app.use(tellWorkshop(deps)).route('/workshop', workshopRoutes(deps, workshop, assets));
  return app
    .route('/assets', assets.routes())
    .route('/read', articleListPage(deps, assets))
    .route('/read', readPage(deps, assets))
    .route('/', askPage(deps, assets))
    .route('/', useRoutes(deps));
}

import { OpenAPIHono } from '@hono/zod-openapi';
import { etag } from 'hono/etag';
import type { z } from 'zod';
import type { Logger } from '../../logger.js';
import type { RateLimit } from '../../operations/rate-limit.js';
import { Problem } from '../problem.js';
import type { Readers } from '../readers.js';
import { DOCUMENT, KEY_SCHEME } from './document.js';
import type { ApiEnv } from './env.js';
import { guard } from './guard.js';
import type { KeyRing } from './keys.js';
import { noSuchPath, onlyMethods, respondWithProblem } from './respond.js';
import {
  anyArticleRoute,
  articleRoute,
  articlesRoute,
  askRoute,
  findRoute,
  timelineRoute,
} from './route-definitions.js';

/** What the routes need, shared by all of them. */
export interface ApiDeps {
  readonly readers: Readers;
  /** Empty: only requests from this machine are answered. */
  readonly keys: KeyRing;
  /** Limits how often one key or, without keys, one address may ask. */
  readonly limit: RateLimit;
  readonly logger: Logger;
}

/**
 * The API, to be mounted at `/api`: questions, articles, timelines and quotations as JSON, failures as problem
 * details (RFC 9457), and at `/openapi.json` the document that describes it. Requests need no body and change
 * nothing.
 */
export function apiRoutes({ readers, keys, limit, logger }: ApiDeps): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>({ defaultHook: refuseWrong });
  app.onError(respondWithProblem(logger));
  app.use(guard(keys, limit, readers));
  app.use('/articles/*', etag());
  addReading(app);
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', KEY_SCHEME);
  // Made once, before anybody asks, since it takes longer than a question.
  const document = app.getOpenAPI31Document(DOCUMENT);
  app.get('/openapi.json', (context) => context.json(document));
  for (const path of PATHS) app.all(path, onlyMethods('GET', 'HEAD'));
  app.all('*', noSuchPath('See /api/openapi.json for what there is.'));
  return app;
}

const PATHS = ['/ask', '/articles', '/articles/:id{.+}', '/timeline', '/find', '/openapi.json'] as const;

/** Cached by clients, which revalidate it by its tag. */
const REVALIDATED = { 'Cache-Control': 'private, no-cache' } as const;

function addReading(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(askRoute, async (context) => {
    const { q: question, ...rest } = context.req.valid('query');
    return context.json(await context.var.reader.ask(context.var.asker, { question, ...rest }), 200);
  });
  app.openapi(articlesRoute, async (context) => {
    const page = context.req.valid('query');
    return context.json(await context.var.reader.articles(context.var.asker, page), 200, REVALIDATED);
  });
  app.openAPIRegistry.registerPath(articleRoute);
  app.openapi(anyArticleRoute, async (context) => {
    const { id } = context.req.valid('param');
    const part = context.req.valid('query');
    return context.json(await context.var.reader.article(context.var.asker, id, part), 200, REVALIDATED);
  });
  app.openapi(timelineRoute, async (context) => {
    const { q: topic } = context.req.valid('query');
    return context.json(await context.var.reader.timeline(context.var.asker, topic), 200);
  });
  app.openapi(findRoute, async (context) => {
    const { q: text } = context.req.valid('query');
    return context.json(await context.var.reader.find(context.var.asker, text), 200);
  });
}

/** @throws Problem that names each wrong parameter */
function refuseWrong(result: { success: true } | { success: false; error: z.ZodError }): void {
  if (result.success) return;
  const errors = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ parameter: key, detail: 'is no parameter here' }))
      : [{ parameter: String(issue.path[0] ?? ''), detail: issue.message }],
  );
  const said = errors.map(({ parameter, detail }) => `${parameter} ${detail}`).join('; ');
  throw new Problem('bad-request', `Correct this: ${said}. /api/openapi.json says what there is.`, {
    errors,
  });
}

import { Hono } from 'hono';
import type { AnswerService } from '../answer/service.js';
import type { ApiSettings } from '../config.js';
import type { Logger } from '../logger.js';
import type { FairQueue } from '../operations/fair-queue.js';
import { RateLimit } from '../operations/rate-limit.js';
import { type ApiDeps, apiRoutes } from './http/api-routes.js';
import type { ApiEnv } from './http/env.js';
import { readKeys } from './http/key-file.js';
import { KeyRing } from './http/keys.js';
import { mcpRoutes } from './mcp/mcp-routes.js';
import { createReaders } from './readers.js';

export interface ApiOptions {
  /** Those of all collections. */
  readonly answers: AnswerService;
  /** The collections for keys that are bound to none; null or missing: all. */
  readonly collections?: readonly string[] | null;
  readonly settings: ApiSettings;
  /** The turns of everything that is asked in this process: the bot's, if there is one. */
  readonly queue: FairQueue;
  readonly logger: Logger;
}

/**
 * What the API's routes and the tools' have in common: one limit and one set of keys.
 *
 * @throws UserError `config` if the file of keys can't be used
 */
export async function openApi({
  answers,
  collections = null,
  settings,
  queue,
  logger,
}: ApiOptions): Promise<ApiDeps> {
  return {
    readers: createReaders(answers, collections, queue),
    keys: new KeyRing(await readKeys(settings)),
    limit: new RateLimit(settings.perMinute, () => performance.now()),
    logger,
  };
}

/** Both, at their own paths. */
export function programRoutes(deps: ApiDeps): Hono<ApiEnv> {
  return new Hono<ApiEnv>().route('/api', apiRoutes(deps)).route('/mcp', mcpRoutes(deps));
}

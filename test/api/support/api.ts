import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { createAnswerService } from '../../../src/answer/answer-service.js';
import type { AnswerService } from '../../../src/answer/service.js';
import { type ApiOptions, openApi, programRoutes } from '../../../src/api/api.js';
import { LocalStore } from '../../../src/index/local/store.js';
import { buildIndex } from '../../../src/indexing/indexer.js';
import { LiveIndex } from '../../../src/indexing/live-index.js';
import { createLogger } from '../../../src/logger.js';
import { FairQueue, QUESTION_QUEUE } from '../../../src/operations/fair-queue.js';
import { termEmbedder } from '../../support/embedder.js';
import { writeFiles } from '../../support/temp.js';
import { ARTICLES } from './articles.js';

/** More than any test sends. */
const PLENTY = 1_000_000;

/** Answers from a real index of the articles, made once for all tests of a file. */
export function suiteAnswers(): () => AnswerService {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-api-'));
  const articlesDir = join(folder, 'articles');
  const store = new LocalStore(join(folder, 'data'));
  const live = new LiveIndex(store);
  const embedder = termEmbedder();
  const answers = createAnswerService(live, async () => embedder);
  beforeAll(async () => {
    writeFiles(articlesDir, ARTICLES);
    const encoder = { embedder, countTokens: (text: string) => text.length };
    await store.lease(() => buildIndex({ articlesDir, store, encoder }));
  });
  afterAll(async () => {
    await live.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => answers;
}

/** The API and the tools as they are served. */
export function routesOf(answers: AnswerService, options: Partial<ApiOptions> = {}) {
  return openApi({
    answers,
    settings: { keys: [], keysFile: null, perMinute: PLENTY },
    queue: new FairQueue(QUESTION_QUEUE),
    logger: createLogger('silent'),
    ...options,
  }).then(programRoutes);
}

/** Serves the routes at a free port of this machine until the test ends; gives their address. */
export async function served(answers: AnswerService, options: Partial<ApiOptions> = {}): Promise<string> {
  const { fetch } = await routesOf(answers, options);
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What the server says of a connection from that address. */
export function from(remoteAddress: string) {
  return { incoming: { socket: { remoteAddress } } };
}

export const HERE = from('127.0.0.1');

/** Sends a request from this machine. */
export async function get(
  app: Awaited<ReturnType<typeof routesOf>>,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  return app.request(path, init, HERE);
}

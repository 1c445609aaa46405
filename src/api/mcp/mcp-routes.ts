import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { Hono, type HonoRequest } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ApiDeps } from '../http/api-routes.js';
import type { ApiEnv } from '../http/env.js';
import { guard } from '../http/guard.js';
import { noSuchPath, onlyMethods, respondWithProblem } from '../http/respond.js';
import { Problem } from '../problem.js';
import { createToolServer } from './tool-server.js';

/** More than any call of a tool needs, in bytes. */
const LONGEST_BODY = 64 * 1024;

/**
 * The tools over HTTP (streamable HTTP), to be mounted at `/mcp`, for the same clients as the API. Each request is
 * independent: there is no session, so that nothing stays of a client that went away.
 */
export function mcpRoutes({ readers, keys, limit, logger }: ApiDeps): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.onError(respondWithProblem(logger));
  app.use(guard(keys, limit, readers));
  app.post('/', bodyLimit({ maxSize: LONGEST_BODY, onError: tooLarge }), async (context) => {
    const parsedBody = await oneMessage(context.req);
    const server = createToolServer(context.var.reader, logger, context.var.asker);
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    try {
      await server.connect(transport);
      return await transport.handleRequest(context.req.raw, { parsedBody });
    } finally {
      await server.close();
    }
  });
  app.all('/', onlyMethods('POST'));
  app.all('*', noSuchPath('The tools are at /mcp.'));
  return app;
}

/** A batch of messages could ask any number of things at the cost of one request. */
async function oneMessage(request: HonoRequest): Promise<unknown> {
  const message: unknown = await request.json().catch(() => {
    throw new Problem('bad-request', 'The body is no JSON: send one message of the Model Context Protocol.');
  });
  if (Array.isArray(message)) throw new Problem('bad-request', 'Send one message a request, not a list.');
  return message;
}

function tooLarge(): never {
  throw new Problem('too-large', `The body is too large: ${LONGEST_BODY} bytes at most.`);
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A reply that is given instead of the cluster's. */
export interface Substitute {
  readonly status: number;
  readonly body: object;
}

/** A server between a store and a cluster: counts what is asked, and may answer by itself. */
export interface GoBetween {
  readonly url: string;
  /** Each request as `GET /path`, without what follows a question mark. */
  readonly asked: readonly string[];
  /** The value of the header that each request came with. */
  readonly authorizations: readonly (string | undefined)[];
  forget(): void;
  /** From here on asks this before the cluster; null: the cluster is asked. */
  answerBy(substitute: (request: string, body: string) => Substitute | null): void;
}

/** @param target the cluster's address; null: there is none behind it */
export async function startGoBetween(target: string | null): Promise<GoBetween> {
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  let substitute: Parameters<GoBetween['answerBy']>[0] = () => null;
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const line = `${request.method} ${request.url?.replace(/\?.*/, '')}`;
    asked.push(line);
    authorizations.push(request.headers.authorization);
    const own = substitute(line, body);
    if (own) reply(response, own.status, JSON.stringify(own.body));
    else if (target === null) request.socket.destroy();
    else await forward(target, request, body, response);
  });
  const url = await listening(server);
  return {
    url,
    asked,
    authorizations,
    forget() {
      asked.length = 0;
    },
    answerBy(next) {
      substitute = next;
    },
  };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function forward(
  target: string,
  { method = 'GET', url = '/', headers }: IncomingMessage,
  body: string,
  response: ServerResponse,
): Promise<void> {
  const sent = { 'content-type': headers['content-type'] ?? 'application/json' };
  try {
    const given = await fetch(target + url, { method, headers: sent, ...(body && { body }) });
    reply(response, given.status, await given.text());
  } catch {
    response.destroy();
  }
}

function reply(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

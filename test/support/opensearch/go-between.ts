import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

/** A reply that is given instead of the cluster's. */
export interface Substitute {
  readonly status: number;
  readonly body: object;
}

/**
 * How it fails instead of a reply: it says nothing, it says half of one and no more, it breaks off after half of one, it
 * hangs up, or it does so after the cluster has done what it was told.
 */
export type Fault = 'silent' | 'stalls' | 'breaks off' | 'hangs up' | 'loses the reply';

export interface GoBetweenOptions {
  /** Speaks HTTPS with that certificate and key, in PEM. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** A server between a store and a cluster: counts what is asked, and may answer by itself. */
export interface GoBetween {
  readonly url: string;
  /** Each request as `GET /path`, without what follows a question mark. */
  readonly asked: readonly string[];
  /** The value of the header that each request came with. */
  readonly authorizations: readonly (string | undefined)[];
  forget(): void;
  /** How many connections to it are open. */
  connections(): Promise<number>;
  /** From here on asks this before the cluster; null: the cluster is asked. */
  answerBy(substitute: (request: string, body: string) => Substitute | Fault | null): void;
}

/** @param target the cluster's address; null: there is none behind it */
export async function startGoBetween(
  target: string | null,
  { tls }: GoBetweenOptions = {},
): Promise<GoBetween> {
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  let substitute: Parameters<GoBetween['answerBy']>[0] = () => null;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const line = `${request.method} ${request.url?.replace(/\?.*/, '')}`;
    asked.push(line);
    authorizations.push(request.headers.authorization);
    const own = substitute(line, body);
    if (own === 'loses the reply') await forward(target, request, body, null);
    if (typeof own === 'string') fail(own, response);
    else if (own) reply(response, own.status, JSON.stringify(own.body));
    else if (target === null) fail('hangs up', response);
    else await forward(target, request, body, response);
  };
  const server = tls ? createTlsServer(tls, answer) : createServer(answer);
  const url = `${tls ? 'https' : 'http'}://127.0.0.1:${await listening(server)}`;
  return {
    url,
    asked,
    authorizations,
    forget() {
      asked.length = 0;
    },
    connections: () => promisify(server.getConnections.bind(server))(),
    answerBy(next) {
      substitute = next;
    },
  };
}

/** @returns its port */
async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** @param response null: nobody is told what came of it */
async function forward(
  target: string | null,
  { method = 'GET', url = '/', headers }: IncomingMessage,
  body: string,
  response: ServerResponse | null,
): Promise<void> {
  const sent = { 'content-type': headers['content-type'] ?? 'application/json' };
  try {
    const given = await fetch(target + url, { method, headers: sent, ...(body && { body }) });
    const text = await given.text();
    if (response) reply(response, given.status, text);
  } catch {
    response?.destroy();
  }
}

function fail(fault: Fault, response: ServerResponse): void {
  if (fault === 'hangs up' || fault === 'loses the reply') response.destroy();
  if (fault !== 'stalls' && fault !== 'breaks off') return;
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 }).write('{"', () => {
    const { socket } = response;
    if (fault === 'breaks off' && socket && 'resetAndDestroy' in socket)
      setImmediate(() => socket.resetAndDestroy());
  });
}

function reply(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../errors.js';
import { sentence } from '../sentence.js';

/** What reports its health. */
export interface Observed {
  readonly ready: boolean;
  /** Figures in the text format of Prometheus. */
  metrics(): Promise<{ readonly text: string; readonly contentType: string }>;
}

/** The address to serve it at. Port 0 takes any free one. */
export interface HealthPlace {
  readonly host: string;
  readonly port: number;
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves `/healthz` (200 while connected to Discord, else 503) and `/metrics` (for Prometheus).
 *
 * @throws UserError `config` if the port is taken, or the address does not belong to this machine
 */
export async function startHealthServer(
  { host, port }: HealthPlace,
  observed: Observed,
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0];
    if (request.method !== 'GET') return send(response, 405, 'Only GET is allowed\n');
    if (path === '/healthz')
      return send(response, observed.ready ? 200 : 503, observed.ready ? 'ok\n' : 'not connected\n');
    if (path !== '/metrics') return send(response, 404, 'There is /healthz and /metrics\n');
    observed.metrics().then(
      ({ text, contentType }) => send(response, 200, text, contentType),
      (error: unknown) => send(response, 500, `${String(error)}\n`),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(unusable({ host, port }, cause)));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(
  response: ServerResponse,
  status: number,
  text: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, { 'content-type': type }).end(text);
}

function unusable({ host, port }: HealthPlace, cause: Error & { readonly code?: string }): UserError {
  const message =
    cause.code === 'EADDRINUSE'
      ? sentence(
          'Port {{port}} of {{host}} is in use. Set METRICS_PORT to another one, or end what uses it.',
          { port, host },
        )
      : sentence(
          'Nothing can be served at {{host}}, port {{port}} ({{reason}}). Set METRICS_HOST to an address of this machine and METRICS_PORT to a port that the bot may use.',
          { host, port, reason: cause.message },
        );
  return new UserError('config', message, { cause });
}

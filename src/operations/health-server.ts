import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../errors.js';

/** What is asked how it is. */
export interface Observed {
  readonly ready: boolean;
  /** Figures in the text format of Prometheus. */
  metrics(): Promise<{ readonly text: string; readonly contentType: string }>;
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves `/healthz` (200 while connected to Discord, else 503) and `/metrics` (for Prometheus), to this machine
 * alone.
 *
 * @param port 0 takes any free one
 * @throws UserError `config` where the port is taken
 */
export async function startHealthServer(port: number, observed: Observed): Promise<HealthServer> {
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
    server.once('error', (cause) => reject(taken(port, cause)));
    server.listen(port, '127.0.0.1', resolve);
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

function taken(port: number, cause: unknown): UserError {
  return new UserError(
    'config',
    `Port ${port} of this machine can't be used for METRICS_PORT. Take another one, or end what uses it.`,
    { cause },
  );
}

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { codeOf, UserError } from '../errors.js';
import { isLoopback } from '../operations/this-machine.js';
import { sentence } from '../sentence.js';

/** Where to listen. Port 0 takes any free one. */
export interface WebPlace {
  readonly host: string;
  readonly port: number;
}

/** How many ports after the wanted one are tried. */
const PORTS_TRIED = 20;
/** How long sending a request may take, in ms: requests are short. */
const REQUEST_TIMEOUT = 30_000;

/** A port that is listened on before there is anything to serve. */
export interface Listening {
  /** The address for a browser on this machine. */
  readonly address: string;
  /** Begins to serve. */
  serve(app: Hono): void;
  close(): Promise<void>;
}

/**
 * Takes the port or, if it is taken, the next free one.
 *
 * @throws UserError `config` if none of them is free, or the address does not belong to this machine
 */
export async function listen({ host, port }: WebPlace): Promise<Listening> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT });
  await listenNear(server, { host, port });
  return {
    address: addressOf(host, (server.address() as AddressInfo).port),
    serve(app) {
      server.on('request', getRequestListener(app.fetch));
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listenNear(server: Server, { host, port }: WebPlace): Promise<void> {
  const last = port === 0 ? port : Math.min(port + PORTS_TRIED, 65_535);
  for (let tried = port; tried <= last; tried++) {
    const problem = await listenOn(server, { host, port: tried });
    if (problem === null) return;
    if (codeOf(problem) !== 'EADDRINUSE') throw unusable({ host, port }, problem);
  }
  throw new UserError(
    'config',
    sentence(
      'The ports {{port}} to {{last}} of {{host}} are all in use. Set WEB_PORT to another one, or to off.',
      { port, last, host },
    ),
  );
}

/** @returns why listening there fails, or null */
function listenOn(server: Server, { host, port }: WebPlace): Promise<Error | null> {
  return new Promise((resolve) => {
    const fail = (error: Error): void => resolve(error);
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve(null);
    });
  });
}

function unusable({ host, port }: WebPlace, cause: Error): UserError {
  return new UserError(
    'config',
    sentence(
      "The page can't be served at {{host}}, port {{port}} ({{reason}}). Set WEB_HOST to an address of this machine and WEB_PORT to a port that may be used, or WEB_PORT=off.",
      { host, port, reason: cause.message },
    ),
    { cause },
  );
}

/** This address reaches a server on all addresses from the machine itself. */
const ALL_ADDRESSES: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

function addressOf(host: string, port: number): string {
  const own = isLoopback(host) || ALL_ADDRESSES.has(host) ? '127.0.0.1' : host;
  const name = host === '::1' ? '[::1]' : own.includes(':') ? `[${own}]` : own;
  return `http://${name}:${port}`;
}

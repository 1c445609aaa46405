import { isIP } from 'node:net';

/** A request's connection, as `@hono/node-server` gives it. */
export interface Connection {
  readonly incoming?: { readonly socket: { readonly remoteAddress?: string | undefined } };
}

/** The address at the other end of a connection; empty if it is not known. */
export function peerOf(connection: Connection | undefined): string {
  return connection?.incoming?.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
}

/** Whether an address or a name means only this machine. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

/** What a proxy adds to a request: the client behind it may be anywhere. */
const FROM_PROXY = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const;

/** Whether a request says that a proxy has passed it on. */
export function isPassedOn(headerOf: (name: string) => string | undefined): boolean {
  return FROM_PROXY.some((name) => headerOf(name) !== undefined);
}

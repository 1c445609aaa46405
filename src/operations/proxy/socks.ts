import type { Socket } from 'node:net';
import { SocksClient } from 'socks';
import { hostOf, portOf } from './route.js';

/** How long connecting through a proxy may take, in ms: 10 s. */
const PATIENCE = 10_000;

/**
 * A connection through a SOCKS proxy. The proxy looks the name up: where people need one, other name servers may give
 * a wrong address.
 */
export async function socksTo(proxy: URL, host: string, port: number): Promise<Socket> {
  const { username, password } = proxy;
  const { socket } = await SocksClient.createConnection({
    command: 'connect',
    timeout: PATIENCE,
    destination: { host, port },
    proxy: {
      host: hostOf(proxy),
      port: portOf(proxy),
      type: proxy.protocol.startsWith('socks4') ? 4 : 5,
      ...(username !== '' && { userId: decodeURIComponent(username) }),
      ...(password !== '' && { password: decodeURIComponent(password) }),
    },
  });
  return socket;
}

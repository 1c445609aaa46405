import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A proxy on this machine, the only one that knows certain names. */
export interface LocalProxy {
  readonly url: string;
  /** The targets of connections, as `host:port`, in order. */
  readonly tunnels: readonly string[];
  /** Whether a connection that some server has accepted came from here. */
  hasOpened(remotePort: number | undefined): boolean;
  close(): Promise<void>;
}

/** The only names that it knows, all of them this machine's. */
const KNOWN = new Set(['discord.test', 'gateway.test', 'hub.test']);

/** Both kinds of proxy take a target and say whether it is connected. */
class Tunnels {
  readonly opened: string[] = [];
  readonly #ports = new Set<number>();
  readonly #sockets = new Set<Socket>();

  has(port: number | undefined): boolean {
    return port !== undefined && this.#ports.has(port);
  }

  open(host: string, port: number, client: Socket, answer: (isOpen: boolean) => void): void {
    this.opened.push(`${host}:${port}`);
    this.#keep(client);
    if (!KNOWN.has(host)) {
      answer(false);
      return;
    }
    const target = connect(port, '127.0.0.1', () => {
      this.#ports.add(target.localPort ?? 0);
      answer(true);
      client.pipe(target).pipe(client);
    });
    this.#keep(target);
    target.on('error', () => client.destroy());
    client.on('error', () => target.destroy()).on('close', () => target.destroy());
  }

  end(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket.on('close', () => this.#sockets.delete(socket)));
  }
}

/** A proxy that takes CONNECT and nothing else. @param login `user:password`, if it wants one */
export function startHttpProxy(login?: string): Promise<LocalProxy> {
  const tunnels = new Tunnels();
  const server = createHttpServer((_request, response) => response.writeHead(405).end());
  const wanted = login && `Basic ${Buffer.from(login).toString('base64')}`;
  server.on('connect', ({ url = '', headers }, client: Socket) => {
    if (wanted && headers['proxy-authorization'] !== wanted) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const [host = '', port] = url.split(':');
    tunnels.open(host, Number(port), client, (isOpen) =>
      client.write(`HTTP/1.1 ${isOpen ? '200 OK' : '502 Bad Gateway'}\r\n\r\n`),
    );
  });
  return listen(server, `http://${login ? `${login}@` : ''}`, tunnels);
}

/** A SOCKS5 proxy without a login (RFC 1928) that is given names, not addresses. */
export function startSocksProxy(): Promise<LocalProxy> {
  const tunnels = new Tunnels();
  const server = createServer((client) => {
    client.on('error', () => client.destroy());
    client.once('data', () => {
      client.write(Buffer.from([5, 0]));
      client.once('data', (request) => {
        const length = request[4] ?? 0;
        const host = request.subarray(5, 5 + length).toString();
        const isName = request[1] === 1 && request[3] === 3;
        tunnels.open(isName ? host : 'not a name', request.readUInt16BE(5 + length), client, (isOpen) =>
          client.write(Buffer.from([5, isOpen ? 0 : 4, 0, 1, 0, 0, 0, 0, 0, 0])),
        );
      });
    });
  });
  return listen(server, 'socks5://', tunnels);
}

async function listen(server: Server, before: string, tunnels: Tunnels): Promise<LocalProxy> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${before}127.0.0.1:${(server.address() as AddressInfo).port}`,
    tunnels: tunnels.opened,
    hasOpened: (port) => tunnels.has(port),
    async close() {
      tunnels.end();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

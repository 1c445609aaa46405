import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ClientOptions } from 'discord.js';
import { Agent } from 'undici';
import { afterEach, beforeEach } from 'vitest';
import type { Json } from './json.js';

const HOST = 'https://cdn.discordapp.com';

/** The place where Discord keeps files, new for each test: requests to it are answered on this machine. */
export interface FileHost {
  /** The paths that were asked for. */
  readonly asked: readonly string[];
  /** How a client reaches it; everything else is reached as usual. */
  readonly clientOptions: Partial<ClientOptions>;
  /** A message's file, as the API describes it. */
  add(name: string, content: string | Uint8Array | ((response: ServerResponse) => void), more?: Json): Json;
}

export function useFiles(): FileHost {
  const files = new Map<string, string | Uint8Array | ((response: ServerResponse) => void)>();
  const asked: string[] = [];
  const agents: Agent[] = [];
  let server: Server;
  beforeEach(async () => {
    server = createServer(({ url = '' }, response) => {
      asked.push(url);
      const content = files.get(url);
      if (typeof content === 'function') content(response);
      else response.writeHead(content === undefined ? 404 : 200).end(content);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    files.clear();
    asked.length = 0;
    await Promise.all(agents.splice(0).map((agent) => agent.destroy()));
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    asked,
    get clientOptions() {
      const { port } = server.address() as AddressInfo;
      const agent = new Agent();
      agents.push(agent);
      const here = agent.compose((dispatch) => (options, handler) => {
        const origin = String(options.origin) === HOST ? `http://127.0.0.1:${port}` : options.origin;
        return dispatch({ ...options, ...(origin && { origin }) }, handler);
      });
      return { rest: { agent: here } } as Partial<ClientOptions>;
    },
    add(name, content, more = {}) {
      const path = `/attachments/1/${files.size + 1}/${name}`;
      files.set(path, content);
      return {
        id: String(files.size),
        filename: name,
        url: `${HOST}${path}`,
        proxy_url: HOST,
        size: 10,
        ...more,
      };
    },
  };
}

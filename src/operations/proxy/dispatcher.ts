import { Agent, buildConnector, Dispatcher, ProxyAgent } from 'undici';
import type { ProxySettings } from '../../config.js';
import { isSocks, proxyFor } from './route.js';
import { socksTo } from './socks.js';

/** Sends every request the way its address requires: through a proxy, or directly. */
export class RoutedDispatcher extends Dispatcher {
  readonly #settings: ProxySettings;
  /** By proxy; the empty name means none. */
  readonly #agents = new Map<string, Dispatcher>();

  constructor(settings: ProxySettings) {
    super();
    this.#settings = settings;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandlers): boolean {
    return this.#agentFor(String(options.origin)).dispatch(options, handler);
  }

  // Declared with overloads for callbacks, which nothing uses here.
  override close(): Promise<void>;
  override close(callback: () => void): void;
  override close(callback?: () => void): Promise<void> | void {
    const closed = Promise.all([...this.#agents.values()].map((agent) => agent.close())).then(() => {});
    if (!callback) return closed;
    closed.then(callback, callback);
  }

  #agentFor(origin: string): Dispatcher {
    const proxy = proxyFor(origin, this.#settings);
    const name = proxy?.href ?? '';
    const agent = this.#agents.get(name) ?? createAgent(proxy);
    this.#agents.set(name, agent);
    return agent;
  }
}

function createAgent(proxy: URL | null): Dispatcher {
  if (proxy === null) return new Agent();
  return isSocks(proxy) ? new Agent({ connect: socksConnector(proxy) }) : new ProxyAgent(proxy.href);
}

/** Connects through the proxy, and speaks TLS with the target over that if the address says so. */
function socksConnector(proxy: URL): buildConnector.connector {
  const secure = buildConnector({});
  return (options, callback) => {
    const isSecure = options.protocol === 'https:';
    const port = Number(options.port) || (isSecure ? 443 : 80);
    socksTo(proxy, options.hostname, port).then(
      (httpSocket) => (isSecure ? secure({ ...options, httpSocket }, callback) : callback(null, httpSocket)),
      (error: Error) => callback(error, null),
    );
  };
}

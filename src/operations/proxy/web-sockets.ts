import http, { type Agent, type ClientRequest, type RequestOptions } from 'node:http';
import https from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { SocksProxyAgent } from 'socks-proxy-agent';
import type { ProxySettings } from '../../config.js';
import { isSocks, proxyFor } from './route.js';

/**
 * Sends the WebSockets of this process through the proxies that lead to them. discord.js opens its gateway with `ws`
 * and passes on no option for that, and `ws` bypasses the agent that Node would use, and with it Node's own support
 * for proxies. Here whatever opens a WebSocket is given an agent, and nothing else is touched.
 *
 * @returns a function that ends it
 */
export function routeWebSockets(settings: ProxySettings): () => void {
  const undo = [route(http, 'ws:', settings), route(https, 'wss:', settings)];
  return () => {
    for (const end of undo) end();
  };
}

function route(module: typeof http | typeof https, scheme: string, settings: ProxySettings): () => void {
  const { request } = module;
  const routed = (...args: readonly unknown[]): ClientRequest =>
    Reflect.apply(
      request,
      module,
      args.map((arg) => (isUpgrade(arg) ? withAgent(arg, scheme, settings) : arg)),
    );
  Object.assign(module, { request: routed });
  return () => void Object.assign(module, { request });
}

function isUpgrade(value: unknown): value is RequestOptions {
  if (typeof value !== 'object' || value === null || !('headers' in value)) return false;
  const { headers } = value;
  return (
    typeof headers === 'object' && headers !== null && 'Upgrade' in headers && headers.Upgrade === 'websocket'
  );
}

function withAgent(options: RequestOptions, scheme: string, settings: ProxySettings): RequestOptions {
  const { host, port } = options;
  const proxy = proxyFor(`${scheme}//${host?.includes(':') ? `[${host}]` : host}:${port}`, settings);
  return proxy === null ? options : { ...options, agent: agentFor(proxy) };
}

function agentFor(proxy: URL): Agent {
  if (!isSocks(proxy)) return new HttpsProxyAgent(proxy);
  // The name is looked up by the proxy, as for every other connection.
  return new SocksProxyAgent(proxy.href.replace(/^socks5?:/, 'socks5h:').replace(/^socks4:/, 'socks4a:'));
}

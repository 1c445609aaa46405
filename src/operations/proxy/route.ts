import { BlockList, isIP } from 'node:net';
import type { ProxySettings } from '../../config.js';

const SECURE = new Set(['https:', 'wss:']);

/** The proxy that leads to an address, or null if none does. */
export function proxyFor(address: string | URL, settings: ProxySettings): URL | null {
  const target = new URL(address);
  const proxy = SECURE.has(target.protocol) ? settings.https : settings.http;
  if (proxy === null || settings.exceptions.some((exception) => isMeant(target, exception))) return null;
  return new URL(proxy);
}

/** A proxy as it may be shown and logged: without its password. */
export function shownProxy(proxy: URL): string {
  const user = proxy.username === '' ? '' : `${proxy.username}:…@`;
  return `${proxy.protocol}//${user}${proxy.host}`;
}

export function isSocks(proxy: URL): boolean {
  return proxy.protocol.startsWith('socks');
}

/** The port of a proxy; the usual one if it names none. */
export function portOf(proxy: URL): number {
  if (proxy.port !== '') return Number(proxy.port);
  if (isSocks(proxy)) return 1080;
  return proxy.protocol === 'https:' ? 443 : 80;
}

/** The host of an address as it is connected to: without the brackets of IPv6. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function isMeant(target: URL, exception: string): boolean {
  if (exception === '*') return true;
  const host = hostOf(target);
  if (exception.includes('/')) return isInNetwork(host, exception);
  if (isIP(exception) !== 0) return host === exception;
  const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(exception.toLowerCase()) ?? [];
  if (port !== undefined && Number(port) !== targetPort(target)) return false;
  const domain = name.replace(/^\*?\.|^\[|\]$/g, '');
  return host === domain || host.endsWith(`.${domain}`);
}

function targetPort({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return SECURE.has(protocol) ? 443 : 80;
}

function isInNetwork(host: string, network: string): boolean {
  const [address = '', length = ''] = network.split('/');
  const version = isIP(address);
  if (version === 0 || isIP(host) !== version || !/^\d{1,3}$/.test(length)) return false;
  const family = version === 6 ? 'ipv6' : 'ipv4';
  if (Number(length) > (version === 6 ? 128 : 32)) return false;
  const list = new BlockList();
  list.addSubnet(address, Number(length), family);
  return list.check(host, family);
}

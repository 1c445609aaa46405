import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../../src/config.js';
import { mavenProxyOptions } from '../../../src/operations/proxy/maven.js';
import { proxyFor, shownProxy } from '../../../src/operations/proxy/route.js';

const settings = (env: Readonly<Record<string, string>>) => loadConfig(env, '/somewhere').proxy;
const way = (url: string, env: Readonly<Record<string, string>>): string | undefined =>
  proxyFor(url, settings(env))?.href;

test('without a variable nothing lies between', () => {
  expect(way('https://discord.com', {})).toBeUndefined();
});

test.each([
  ['https://a.com', { HTTPS_PROXY: 'http://s:1', HTTP_PROXY: 'http://p:2' }, 'http://s:1/'],
  ['wss://a.com', { HTTPS_PROXY: 'http://s:1', HTTP_PROXY: 'http://p:2' }, 'http://s:1/'],
  ['http://a.com', { HTTPS_PROXY: 'http://s:1', HTTP_PROXY: 'http://p:2' }, 'http://p:2/'],
  ['ws://a.com', { HTTPS_PROXY: 'http://s:1', HTTP_PROXY: 'http://p:2' }, 'http://p:2/'],
  ['https://a.com', { HTTP_PROXY: 'http://p:2' }, undefined],
  ['https://a.com', { ALL_PROXY: 'socks5://x:3', HTTP_PROXY: 'http://p:2' }, 'socks5://x:3'],
  ['http://a.com', { ALL_PROXY: 'socks5://x:3', HTTP_PROXY: 'http://p:2' }, 'http://p:2/'],
  ['https://a.com', { https_proxy: 'http://small:1', HTTPS_PROXY: 'http://large:1' }, 'http://small:1/'],
  ['https://a.com', { HTTPS_PROXY: '127.0.0.1:7890' }, 'http://127.0.0.1:7890/'],
])('%s with %j goes through %s', (url, env, proxy) => {
  expect(way(url, env)).toBe(proxy);
});

describe('what NO_PROXY names is reached directly', () => {
  test.each([
    ['https://a.com', '*', true],
    ['https://a.com', 'a.com', true],
    ['https://b.a.com', 'a.com', true],
    ['https://b.a.com', '.a.com', true],
    ['https://b.a.com', '*.a.com', true],
    ['https://ba.com', 'a.com', false],
    ['https://a.com', 'A.COM', true],
    ['https://a.com', 'x.org, a.com', true],
    ['https://a.com', 'x.org a.com', true],
    ['https://a.com', 'a.com:443', true],
    ['https://a.com', 'a.com:80', false],
    ['https://10.1.2.3', '10.0.0.0/8', true],
    ['https://11.1.2.3', '10.0.0.0/8', false],
    ['https://10.1.2.3', '10.0.0.0/99', false],
    ['https://[fd00::1]', 'fd00::/8', true],
    ['https://[::1]', '::1', true],
    ['https://[::1]:8443', '[::1]:8443', true],
    ['https://10.1.2.3', 'fd00::/8', false],
  ])('%s with %j: %s', (url, NO_PROXY, isDirect) => {
    expect(way(url, { HTTPS_PROXY: 'http://s:1', NO_PROXY }) === undefined).toBe(isDirect);
  });
});

test.each(['ftp://a:1', 'http://', 'socks6://a:1'])('%s is no proxy', (HTTPS_PROXY) => {
  expect(() => settings({ HTTPS_PROXY })).toThrow(/HTTPS_PROXY is not a proxy: it looks like http:/);
});

test('a proxy is shown without its password', () => {
  expect(shownProxy(new URL('http://me:secret@proxy.corp:8080'))).toBe('http://me:…@proxy.corp:8080');
  expect(shownProxy(new URL('socks5://127.0.0.1:1080'))).toBe('socks5://127.0.0.1:1080');
});

test('mvn is told of the proxy in the way that Java reads it', () => {
  expect(mavenProxyOptions(settings({}))).toEqual([]);
  expect(mavenProxyOptions(settings({ HTTPS_PROXY: 'http://proxy.corp' }))).toContain('-Dhttps.proxyPort=80');
  expect(mavenProxyOptions(settings({ ALL_PROXY: 'socks5://127.0.0.1' }))).toEqual([
    expect.stringContaining('useSystemProperties'),
    '-DsocksProxyHost=127.0.0.1',
    '-DsocksProxyPort=1080',
  ]);
});

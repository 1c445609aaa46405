import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { presetFor } from '../../src/embedding/models/models.js';
import { MODEL_CONTENT } from '../embedding/models/model-content.js';
import { jsonLines, runCli, startCli } from '../support/cli.js';
import { DiscordStandIn } from '../support/discord/server.js';
import { type LocalProxy, startHttpProxy, startSocksProxy } from '../support/proxy.js';
import { place } from './folders.js';

const tlsFile = (name: string): string => join(import.meta.dirname, '../support/tls', name);
const CERTIFICATE = {
  cert: readFileSync(tlsFile('certificate.pem'), 'utf8'),
  key: readFileSync(tlsFile('key.pem'), 'utf8'),
};
/** A model whose sums are known, so that these files are got and then refused: the bot goes on with keywords. */
const MODEL = presetFor('Xenova/bge-small-zh-v1.5').name;

/** Discord and a hub whose names only the proxy knows, and what has reached them past it. */
async function behind(proxy: LocalProxy) {
  const ports: (number | undefined)[] = [];
  const discord = await DiscordStandIn.start('gateway.test', CERTIFICATE);
  discord.onConnection((port) => ports.push(port));
  const asked: string[] = [];
  const hub = createServer(CERTIFICATE, (request, response) => {
    asked.push(request.url ?? '');
    response.end(MODEL_CONTENT['config.json']);
  });
  hub.on('connection', (socket) =>
    ports.push('remotePort' in socket ? Number(socket.remotePort) : undefined),
  );
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    await discord.close();
    hub.closeAllConnections();
    hub.close();
    await proxy.close();
  });
  const discordPort = new URL(discord.apiUrl).port;
  const hubPort = String((hub.address() as AddressInfo).port);
  const direct = (): unknown[] => ports.filter((port) => !proxy.hasOpened(port));
  return { discord, ports, direct, asked, discordPort, hubPort };
}

it.each([
  ['an HTTP proxy', 'HTTPS_PROXY', () => startHttpProxy()],
  ['an HTTP proxy with a login', 'https_proxy', () => startHttpProxy('me:pass-word')],
  ['a SOCKS5 proxy', 'ALL_PROXY', () => startSocksProxy()],
])('through %s in %s the bot gets its model, connects, answers and is examined', async (_, name, start) => {
  const proxy = await start();
  const { discord, ports, direct, asked, discordPort, hubPort } = await behind(proxy);
  const { folder, variables } = place({ 'a.md': '# 花园\n\n春天的花园里开满了郁金香。\n' });
  const env = {
    ...variables,
    [name]: proxy.url,
    NODE_EXTRA_CA_CERTS: tlsFile('certificate.pem'),
    DISCORD_TOKEN: discord.identity.token,
    DISCORD_API_URL: `https://discord.test:${discordPort}/api`,
    HF_ENDPOINT: `https://hub.test:${hubPort}`,
    MODELS_DIR: join(folder, 'models'),
    EMBEDDING_MODEL: MODEL,
    PATH: join(folder, 'no-commands'),
  };
  const running = startCli(['start'], env, folder);
  await discord.botReady();
  const reply = await discord.slash('ask', { question: '花园里开满了什么？' }).reply();
  expect(JSON.stringify(reply.embeds)).toContain('郁金香');
  discord.gateway.drop(4000);
  await discord.changes.until(() => discord.gateway.resumes === 1, 'the session to be resumed');

  const examined = await runCli(['doctor', '--json'], env);
  const found = jsonLines<{ name: string; status: string; message: string }>(examined);
  expect(found.filter((one) => one.name === 'proxy')).toEqual([
    { name: 'proxy', status: 'ok', message: expect.stringMatching(/^discord\.test:\d+ through /) },
    { name: 'proxy', status: 'ok', message: expect.stringMatching(/^hub\.test:\d+ through /) },
  ]);
  expect(found).toContainEqual({ name: 'token', status: 'ok', message: expect.anything() });

  running.child.kill('SIGTERM');
  expect((await running.finished).code).toBe(0);
  expect(running.output() + examined.stdout).not.toContain('pass-word');
  expect(asked).toContain(`/${MODEL}/resolve/main/config.json`);
  expect(new Set(proxy.tunnels)).toEqual(
    new Set([`hub.test:${hubPort}`, `discord.test:${discordPort}`, `gateway.test:${discordPort}`]),
  );
  expect(ports.length).toBeGreaterThan(5);
  expect(direct()).toEqual([]);
  expect(discord.violations).toEqual([]);
});

it('doctor says of a proxy that leads nowhere what to do, and of none nothing', async () => {
  const { variables } = place({ 'a.md': '一篇文章。' });
  const env = { ...variables, HTTPS_PROXY: 'http://me:hidden@127.0.0.1:9', NO_PROXY: 'huggingface.co' };
  const [finding, ...others] = jsonLines<{ name: string }>(await runCli(['doctor', '--json'], env)).filter(
    (one) => one.name === 'proxy',
  );
  expect(finding).toMatchObject({
    status: 'fail',
    message: expect.stringMatching(/^discord\.com through http:\/\/me:…@127\.0\.0\.1:9: .*ECONNREFUSED/),
    advice: expect.stringContaining('HTTPS_PROXY'),
  });
  expect(others).toEqual([]);
});

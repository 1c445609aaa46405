import { existsSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, startCli, type Variables } from '../support/cli.js';
import { run } from '../support/command.js';
import { DiscordStandIn } from '../support/discord/server.js';
import { place, withoutModel } from './folders.js';

const ARTICLES = { 'garden.md': '# 花园\n\n春天的花园里开满了郁金香，园丁每天早上浇水。\n' };
const ADDRESS = /Ask and read in a browser:\S* (http:\/\/\S+)\n$/;

let discord: DiscordStandIn;
beforeAll(async () => {
  discord = await DiscordStandIn.start();
});
afterAll(() => discord.close());

async function start(more: Variables = {}, { folder, variables } = place(ARTICLES)): Promise<Running> {
  const machine = await withoutModel(folder);
  const env = { ...variables, ...machine.variables, WEB_PORT: '0', LOCALE: 'en-US', ...more };
  return startCli(['start'], env, folder);
}

/** The same where the index was built before: a start is quicker then. */
async function startIndexed(more: Variables = {}): Promise<Running> {
  const at = place(ARTICLES);
  const machine = await withoutModel(at.folder);
  expect(await run(['index'], { ...at.variables, ...machine.variables })).toMatchObject({ code: 0 });
  return start(more, at);
}

/** Where the page is, once the start has said so, in the last line of what it prints. */
async function addressOf(running: Running): Promise<string> {
  let stdout = '';
  running.child.stdout?.on('data', (text: string) => {
    stdout += text;
  });
  await expect.poll(() => stdout).toMatch(ADDRESS);
  return ADDRESS.exec(stdout)?.[1] ?? '';
}

async function ask(address: string, question: string): Promise<string> {
  const body = new URLSearchParams({ command: 'ask', 'option.question': question });
  const headers = { origin: address, 'x-part': 'channel' };
  return (await fetch(`${address}/commands`, { method: 'POST', body, headers })).text();
}

describe('npm start', () => {
  it('without a token serves the page, connects with the one that it is given there, and ends when it is told to', async () => {
    const at = place(ARTICLES);
    const running = await start({ DISCORD_API_URL: discord.apiUrl, LOG_LEVEL: 'debug' }, at);
    const address = await addressOf(running);
    expect(running.output()).toContain('DISCORD_TOKEN=');
    expect(running.output()).toContain(`${address}/workshop/discord`);
    const markup = await ask(address, '园丁什么时候浇水？');
    expect(markup).toContain('园丁每天早上浇水');
    // The article has no address of its own: the quote leads to its page.
    const [, link = ''] = /href="(http:[^"]+\/read\/garden\?[^"]+)"/.exec(markup) ?? [];
    const article = await (await fetch(link.replaceAll('&amp;', '&'))).text();
    expect(article).toMatch(/<mark id="quote">[^<]*园丁每天早上浇水/);
    const answered = await fetch(`${address}/api/ask?q=${encodeURIComponent('园丁什么时候浇水？')}`);
    expect(await answered.json()).toMatchObject({ quotes: [{ articleId: 'garden' }] });
    const { token } = discord.identity;
    const given = await fetch(`${address}/workshop/discord`, {
      method: 'POST',
      body: new URLSearchParams({ token }),
      headers: { origin: address },
    });
    const said = await given.text();
    expect(said).toContain('connected to Discord');
    expect(said).toContain(`client_id=${discord.identity.applicationId}`);
    await discord.botReady();
    const asked = await discord.slash('ask', { question: '园丁什么时候浇水？' }).reply();
    expect(JSON.stringify(asked.embeds)).toContain('园丁每天早上浇水');
    expect(parse(readFileSync(join(at.folder, '.env')))).toEqual({ DISCORD_TOKEN: token });
    expect(said + running.output()).not.toContain(token);
    running.child.kill('SIGTERM');
    expect((await running.finished).code).toBe(0);
  });

  it('with a token serves the page beside Discord, and quotes lead there with PUBLIC_URL', async () => {
    const running = await startIndexed({
      DISCORD_TOKEN: discord.identity.token,
      DISCORD_API_URL: discord.apiUrl,
      PUBLIC_URL: 'https://articles.example.org',
    });
    const address = await addressOf(running);
    await discord.botReady();
    const question = '园丁什么时候浇水？';
    const { embeds } = await discord.slash('ask', { question }).reply();
    expect(embeds[0]?.url).toMatch(/^https:\/\/articles\.example\.org\/read\/garden\?from=\d+&to=\d+&v=/);
    expect(await ask(address, question)).toContain(String(embeds[0]?.url).replaceAll('&', '&amp;'));
    running.child.kill('SIGTERM');
    expect((await running.finished).code).toBe(0);
    expect(discord.violations).toEqual([]);
  });

  it('a connection that is under way is no reason not to end', async () => {
    const running = await startIndexed();
    const { port } = new URL(await addressOf(running));
    get({ port, host: '127.0.0.1', headers: { connection: 'keep-alive' } }).on('error', () => {});
    running.child.kill('SIGTERM');
    expect((await running.finished).code).toBe(0);
  });

  it.each([
    [{ WEB_HOST: '0.0.0.0' }, /WEB_HOST=0\.0\.0\.0 would show the articles.*Set WEB_PASSWORD/],
    [{ WEB_PASSWORD: 'short' }, /WEB_PASSWORD is too short/],
    [{ WEB_PORT: 'none' }, /WEB_PORT is neither a whole number/],
    [{ PUBLIC_URL: 'https://example.org/articles' }, /PUBLIC_URL is more than an address/],
  ])('says before anything else what is wrong with %j, and what to do', async (more, message) => {
    const { variables, generationsDir } = place(ARTICLES);
    const { code, stderr } = await run(['start'], { ...variables, WEB_PORT: '0', ...more });
    expect(code).toBe(78);
    expect(stderr).toMatch(message);
    expect(existsSync(generationsDir)).toBe(false);
  });

  it('says where it can’t be served, and what to do', async () => {
    const more = { WEB_HOST: '192.0.2.1', WEB_PASSWORD: 'long enough' };
    const { code, stderr } = await (await startIndexed(more)).finished;
    expect(code).toBe(78);
    expect(stderr).toMatch(/can't be served at 192\.0\.2\.1/);
  });
});

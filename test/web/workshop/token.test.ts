import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { tryToken } from '../../../src/cli/checks/discord.js';
import { PageTokens } from '../../../src/cli/first-start/token-desk.js';
import { createNetwork } from '../../../src/operations/proxy/network.js';
import { WORKSHOP_WORDS } from '../../../src/web/workshop/i18n/languages.js';
import { DiscordStandIn } from '../../support/discord/server.js';
import { temporaryFolder } from '../../support/temp.js';
import { HOST, ORIGIN, openSite } from '../../support/web/site.js';
import { workshopOver } from '../../support/web/workshop.js';

const PAGE = '/workshop/discord';
const PASSWORD = 'tulips and bulbs';
/** Shaped as a token is. */
const OTHER_TOKEN = 'some-other-bots-id.token.that-is-not-known-here';
const NOWHERE = 'http://127.0.0.1:9/api';

let discord: DiscordStandIn;
beforeAll(async () => {
  discord = await DiscordStandIn.start();
});
afterAll(() => discord.close());

type Site = NonNullable<Parameters<typeof openSite>[0]>;

async function open({ apiUrl = discord.apiUrl, ...deps }: Partial<Site> & { apiUrl?: string } = {}) {
  const network = createNetwork({ http: null, https: null, exceptions: [] });
  onTestFinished(() => network.close());
  const file = join(temporaryFolder(), '.env');
  writeFileSync(file, '# mine\nECHO=off\n', { mode: 0o644 });
  const tokens = new PageTokens((token) => tryToken(apiUrl, token, network), file);
  const site = await openSite({ ...deps, workshop: { ...workshopOver().parts, tokens } });
  const kept = () => parse(readFileSync(file)).DISCORD_TOKEN;
  return { ...site, tokens, file, kept };
}

describe('a token given by the page', () => {
  it('is checked, kept for the owner alone, and handed to whoever connects', async () => {
    const { get, post, tokens, file, log } = await open();
    expect(await (await get('/')).text()).toContain(`href="${PAGE}"`);
    const form = await (await get(PAGE)).text();
    expect(form).toMatch(/<input type="password" id="token" name="token" required autocomplete="off"/);
    const { token } = discord.identity;
    const next = tokens.next();
    const connecting = next.then(() => tokens.connected('https://discord.com/oauth2/authorize?client_id=1'));
    const response = await post(PAGE, { token: ` ${token}\n` });
    await connecting;
    expect([response.status, response.headers.get('location')]).toEqual([200, null]);
    const page = await response.text();
    expect(page).toContain(`Written to ${file} as DISCORD_TOKEN.`);
    expect(page).toContain('The bot is connected to Discord.');
    expect(page).toContain('href="https://discord.com/oauth2/authorize?client_id=1"');
    expect(page).not.toContain('name="token"');
    expect(await next).toBe(token);
    expect(parse(readFileSync(file))).toEqual({ ECHO: 'off', DISCORD_TOKEN: token });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(page + log.join('') + (await (await get(PAGE)).text())).not.toContain(token);
    expect(await (await get('/')).text()).not.toContain(`href="${PAGE}"`);
    expect((await post(PAGE, { token })).status).toBe(409);
  });

  it.each([
    ['that Discord refuses', OTHER_TOKEN, 'Discord refuses this token.'],
    ['that is an application’s id', '100000000000000001', 'three parts with dots'],
    ['that is a public key', 'ab'.repeat(32), 'three parts with dots'],
    ['that is a client secret', 'Wv3TbTEEcCXkGDbL_JBjS-Nn0Ds1Ux5j', 'three parts with dots'],
    ['with something else behind it', `${OTHER_TOKEN} "x"`, 'three parts with dots'],
    ['that is none', '', 'three parts with dots'],
  ])('one %s is not kept, whatever is ticked, and not shown again', async (_, token, said) => {
    const { post, kept, tokens, log } = await open();
    const response = await post(PAGE, { token, keep: '1' });
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain(said);
    expect(page).toContain('Nothing was kept.');
    expect(kept()).toBeUndefined();
    expect(tokens.state.kind).toBe('no-token');
    if (token) expect(page + log.join('')).not.toContain(token);
  });

  it('that can’t be checked is kept only if that is wanted, and has its shape', async () => {
    const { post, kept, tokens } = await open({ apiUrl: NOWHERE });
    const response = await post(PAGE, { token: OTHER_TOKEN });
    const page = await response.text();
    expect(response.status).toBe(409);
    expect(page).toMatch(/can’t be asked about it: .* does not answer .* Nothing was kept\./);
    expect(page).toContain('<input type="checkbox" name="keep"');
    expect([kept(), page.includes(OTHER_TOKEN)]).toEqual([undefined, false]);
    expect((await post(PAGE, { token: 'anything', keep: '1' })).status).toBe(422);
    void tokens.next().then(() => tokens.failed('Discord can’t be reached.'));
    const again = await (await post(PAGE, { token: OTHER_TOKEN, keep: '1' })).text();
    expect(kept()).toBe(OTHER_TOKEN);
    expect(again).toContain('The bot is not connected. Discord can’t be reached.');
    // Another one may be given.
    expect(again).toContain('name="token"');
  });

  it('counts until the end where it can’t be written, and the page says why', async () => {
    const { post, tokens, file } = await open();
    const tried = new PageTokens(async () => ({ kind: 'accepted' }), join(file, 'below-a-file'));
    await expect(tried.offer(OTHER_TOKEN, false)).resolves.toMatchObject({
      kind: 'taken',
      problem: expect.stringContaining('ENOTDIR'),
    });
    expect(await tried.next()).toBe(OTHER_TOKEN);
    expect((await post(PAGE, { token: OTHER_TOKEN })).status).toBe(422);
    expect(tokens.state.kind).toBe('no-token');
  });
});

describe('the form for a token', () => {
  const behindProxy = { host: '127.0.0.1', publicUrl: 'https://articles.example.org' };
  it.each([
    ['behind a proxy that is known', { place: behindProxy }, {}, 403],
    ['behind a proxy that says whom it passes on', {}, { 'x-forwarded-for': '203.0.113.7' }, 403],
    [
      'with keys of the API alone',
      { exposure: 'closed', place: { host: '0.0.0.0', publicUrl: null } },
      {},
      403,
    ],
    ['beyond this machine', { place: { host: '0.0.0.0', publicUrl: null } }, {}, 403],
    ['without the password', { exposure: 'password', password: PASSWORD, place: behindProxy }, {}, 401],
    ['from another site', {}, { origin: 'https://evil.example' }, 403],
    ['under another name', {}, { host: 'evil.example' }, 403],
  ] as const)('%s: takes none', async (_, deps, headers, status) => {
    const { post, get, kept, tokens } = await open(deps);
    expect((await post(PAGE, { token: discord.identity.token }, headers)).status).toBe(status);
    expect(await (await get(PAGE, headers)).text()).not.toContain('name="token"');
    expect([kept(), tokens.state.kind]).toEqual([undefined, 'no-token']);
  });

  it('needs an origin', async () => {
    const { app, kept } = await open();
    const body = new URLSearchParams({ token: discord.identity.token });
    const response = await app.request(ORIGIN + PAGE, { method: 'POST', body, headers: { host: HOST } });
    expect([response.status, kept()]).toEqual([403, undefined]);
  });

  it('is open to whoever has shown the password', async () => {
    const { post, kept, tokens } = await open({
      exposure: 'password',
      password: PASSWORD,
      place: behindProxy,
    });
    await post('/login', { password: PASSWORD });
    void tokens.next().then(() => tokens.connected(null));
    expect((await post(PAGE, { token: discord.identity.token })).status).toBe(200);
    expect(kept()).toBe(discord.identity.token);
  });

  it('lets nobody try more than a few within a minute', async () => {
    let now = 0;
    const { post } = await open({ elapsed: () => now });
    const status = async () => (await post(PAGE, { token: 'no-token' })).status;
    const first = [await status(), await status(), await status(), await status(), await status()];
    expect(first).toEqual(first.map(() => 422));
    expect(await status()).toBe(429);
    now += 60_000;
    expect(await status()).toBe(422);
  });

  it('is not there where the program was started with a token', async () => {
    const { get } = await openSite({ workshop: workshopOver().parts });
    expect((await get(PAGE)).status).toBe(404);
    expect(await (await get('/workshop')).text()).not.toContain(PAGE);
    expect(await (await get('/')).text()).not.toContain(PAGE);
  });

  it.each(['zh-CN', 'zh-TW'] as const)('speaks %s, with why Discord can’t be asked', async (locale) => {
    const { get, post } = await open({ apiUrl: NOWHERE });
    const words = WORKSHOP_WORDS[locale];
    expect(await (await get(`${PAGE}?lang=${locale}`)).text()).toContain(words.tokenHint);
    const page = await (await post(PAGE, { token: OTHER_TOKEN })).text();
    expect(page).toContain(words.keepUnchecked);
    expect(page).not.toContain('does not answer');
  });
});

import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { exposureOf } from '../../src/web/safety/exposure.js';
import { Sessions } from '../../src/web/safety/sessions.js';
import { answer, article, quote } from '../support/discord/library.js';
import { HOST, ORIGIN, openSite, scriptsIn } from '../support/web/site.js';

const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>';

/** Something that answers programs by itself. */
const programs = () => ({ fetch: (request: Request) => new Response(new URL(request.url).pathname) });

describe('who may see the pages', () => {
  const all = { password: null, hasKeys: false };

  it.each(['127.0.0.1', 'localhost', '::1', '127.1.2.3'])('%s is open to this machine', (host) => {
    expect(exposureOf({ ...all, host })).toBe('open');
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.org', '127.0.0.1.example.org'])(
    '%s needs a password, and says so',
    (host) => {
      expect(() => exposureOf({ ...all, host })).toThrow(UserError);
      expect(() => exposureOf({ ...all, host })).toThrow(/WEB_PASSWORD/);
      expect(exposureOf({ ...all, host, password: 'long enough' })).toBe('password');
    },
  );

  it('with keys alone there is the API and nothing else', async () => {
    expect(exposureOf({ ...all, host: '0.0.0.0', hasKeys: true })).toBe('closed');
    const { get } = await openSite({ exposure: 'closed', api: programs() });
    expect((await get('/')).status).toBe(404);
    expect((await get('/read')).status).toBe(404);
    expect(await (await get('/api/ask')).text()).toBe('/api/ask');
  });
});

describe('names of other sites', () => {
  it.each([
    'evil.example',
    'evil.example:3000',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '',
    '10.0.0.1',
  ])('the host “%s” is refused', async (host) => {
    const { get } = await openSite();
    const response = await get('/', { host });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('PUBLIC_URL');
  });

  it.each(['127.0.0.1', 'localhost:3001', '[::1]:3000', 'LOCALHOST'])(
    'the host “%s” is ours',
    async (host) => {
      const { get } = await openSite();
      expect((await get('/', { host })).status).toBe(200);
    },
  );

  it('another host in the first line of a request is refused, too', async () => {
    const { app } = await openSite();
    const response = await app.request('http://evil.example/', { headers: { host: HOST } });
    expect(response.status).toBe(403);
  });

  it('beyond this machine an address in numbers is ours, and of names the one that is set', async () => {
    const place = { host: '0.0.0.0', publicUrl: 'https://articles.example.org' };
    const { get } = await openSite({ place });
    expect((await get('/', { host: '192.168.1.5:3000' })).status).toBe(200);
    expect((await get('/', { host: 'articles.example.org' })).status).toBe(200);
    expect((await get('/', { host: 'other.example.org' })).status).toBe(403);
  });
});

describe('pages of other sites', () => {
  const form = { command: 'ask', 'option.question': 'x' };

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:9999', `${ORIGIN}.evil.example`, 'x'])(
    'the origin “%s” is refused, whatever it wants',
    async (origin) => {
      const { get, post, library } = await openSite();
      expect((await post('/commands', form, { origin })).status).toBe(403);
      expect((await get('/', { origin })).status).toBe(403);
      expect(library.asked).toEqual([]);
    },
  );

  it('what changes anything says where it is from', async () => {
    const { app } = await openSite();
    const body = new URLSearchParams(form);
    const response = await app.request(`${ORIGIN}/commands`, {
      method: 'POST',
      body,
      headers: { host: HOST },
    });
    expect(response.status).toBe(403);
  });

  it('behind a proxy the origin is that of the public address', async () => {
    const place = { host: '127.0.0.1', publicUrl: 'https://articles.example.org' };
    const { post } = await openSite({ place });
    expect((await post('/commands', form, { origin: 'https://articles.example.org' })).status).toBe(303);
    expect((await post('/commands', form, { origin: 'http://articles.example.org' })).status).toBe(403);
  });

  it('no preflight is answered, and nothing may be read from elsewhere', async () => {
    const { app, get } = await openSite();
    const headers = { host: HOST, origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const preflight = await app.request(`${ORIGIN}/commands`, { method: 'OPTIONS', headers });
    for (const response of [preflight, await get('/')]) {
      const names = [...response.headers.keys()];
      expect(names.filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('every page', () => {
  it.each(['/', '/read', '/read/none', '/nowhere', '/assets/style.css', '/assets/none'])(
    '%s has a strict policy and nothing inline',
    async (path) => {
      const { get } = await openSite();
      const response = await get(path);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(scriptsIn(await response.text())).toEqual([]);
    },
  );
});

describe('files outside of the articles', () => {
  it.each([
    '/read/../../etc/passwd',
    '/read/..%2f..%2fetc%2fpasswd',
    '/read/%2e%2e/%2e%2e/etc/passwd',
    '/read//etc/passwd',
    '/read/%00',
    '/read/%ff',
    '/assets/..%2fpackage.json',
    '/assets/../package.json',
    '/assets/__proto__',
    '/files/1/..%2f..%2fpackage.json',
    '/files/__proto__/constructor',
    '/.env',
  ])('%s is not there', async (path) => {
    const { get } = await openSite();
    const response = await get(path);
    expect(response.status).toBe(404);
    const text = await response.text();
    expect(text).not.toContain('root:');
    expect(text).not.toContain('"dependencies"');
  });
});

describe('what is for programs', () => {
  const closed = { exposure: 'password', password: 'long enough' } as const;

  it('asks for what it asks for itself, and may be used by what says nothing of an origin', async () => {
    const { app, get } = await openSite({ ...closed, api: programs() });
    for (const path of ['/api', '/api/articles/a/b', '/mcp']) {
      expect(await (await get(path)).text()).toBe(path);
      const init = { method: 'POST', headers: { host: HOST } };
      expect((await app.request(ORIGIN + path, init)).status).toBe(200);
    }
  });

  it('is behind the checks that everything is behind', async () => {
    const { app, get } = await openSite({ ...closed, api: programs() });
    expect((await get('/api/ask', { host: 'evil.example' })).status).toBe(403);
    expect((await get('/api/ask', { origin: 'https://evil.example' })).status).toBe(403);
    const headers = { host: HOST, 'content-length': '100000000' };
    const init = { method: 'POST', body: 'x', headers };
    expect((await app.request(`${ORIGIN}/mcp`, init)).status).toBe(413);
    for (let i = 0; i < 600; i++) await get('/api/ask');
    expect((await get('/api/ask')).status).toBe(429);
  });
});

describe('scripts in what is shown', () => {
  const text = `${HOSTILE} 开头。\n\n第二段。`;
  const hostile = article({
    id: 'hostile',
    title: HOSTILE,
    text,
    tags: [HOSTILE],
    author: HOSTILE,
    path: `${HOSTILE}.md`,
  });

  it('an article, its title, author and tags are shown as they are written', async () => {
    const site = await openSite();
    site.library.articles.push(hostile);
    for (const path of [
      '/read',
      '/read/hostile',
      '/read/hostile?from=0&to=20',
      `/read?q=${encodeURIComponent(HOSTILE)}`,
    ]) {
      const markup = await (await site.get(path)).text();
      expect(scriptsIn(markup)).toEqual([]);
      expect(markup).toContain('&lt;script&gt;');
    }
  });

  it('a question, a quote and its title are', async () => {
    const site = await openSite();
    site.library.articles.push(hostile);
    site.library.reply = () => answer('found', [quote(hostile, HOSTILE), quote(hostile, '第二段。')]);
    await site.post('/commands', { command: 'ask', 'option.question': HOSTILE });
    await site.post('/commands', { command: 'source', 'option.article': 'hostile' });
    await site.post('/commands', { command: 'Find source', text: HOSTILE });
    const markup = await (await site.get('/')).text();
    expect(scriptsIn(markup)).toEqual([]);
    expect(markup.split('&lt;script&gt;').length).toBeGreaterThan(5);
  });

  it('an address of another kind than the web’s is no link', async () => {
    const site = await openSite();
    const bad = article({ id: 'bad', url: 'javascript:alert(1)' });
    site.library.articles.push(bad);
    site.library.reply = () => answer('found', [quote(bad, '第二段。', { link: 'javascript:alert(1)' })]);
    await site.post('/commands', { command: 'ask', 'option.question': 'x' });
    expect(await (await site.get('/')).text()).not.toMatch(/href="javascript:/);
    expect(await (await site.get('/read/bad')).text()).not.toMatch(/href="javascript:/);
  });

  it('what is in an address is escaped, too', async () => {
    const { get } = await openSite();
    for (const path of [
      `/?command=${encodeURIComponent(HOSTILE)}`,
      `/read/${encodeURIComponent(HOSTILE)}`,
      `/?lang=${encodeURIComponent(HOSTILE)}`,
    ])
      expect(scriptsIn(await (await get(path)).text())).toEqual([]);
  });
});

describe('too much', () => {
  it('a body of 100 MB is refused before it is read', async () => {
    const { app } = await openSite();
    let read = 0;
    const chunk = new Uint8Array(1024 * 1024).fill(97);
    const body = new ReadableStream({
      pull(controller) {
        if (read++ < 100) controller.enqueue(chunk);
        else controller.close();
      },
    });
    const headers = { host: HOST, origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' };
    const init = { method: 'POST', body, headers, duplex: 'half' as const };
    expect((await app.request(`${ORIGIN}/commands`, init)).status).toBe(413);
    expect(read).toBeLessThan(5);
  });

  it('a length that is told and too long is refused at once', async () => {
    const { post } = await openSite();
    const response = await post('/commands', { command: 'ask', 'option.question': 'x'.repeat(100_000) });
    expect(response.status).toBe(413);
  });

  it('of a thousand requests within a second most are told to wait', async () => {
    const { get } = await openSite();
    const statuses = [];
    for (let i = 0; i < 1000; i++) statuses.push((await get('/assets/icon.svg')).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(600);
    const refused = await get('/');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('a question is as long as Discord lets it be, and one that is missing asks nothing', async () => {
    const { post, library } = await openSite();
    await post('/commands', { command: 'ask', 'option.question': 'x'.repeat(5000) });
    await post('/commands', { command: 'ask' });
    await post('/commands', { command: 'ask', 'option.question': '   ' });
    expect(library.asked.map(({ question }) => question.length)).toEqual([500]);
  });
});

describe('what is on nobody’s page', () => {
  it.each(['reindex', 'status', 'gaps', 'channels', 'none', '__proto__'])(
    '/%s can’t be used',
    async (command) => {
      const site = await openSite();
      expect((await site.post('/commands', { command })).status).toBe(303);
      expect(await (await site.get('/')).text()).not.toContain('class="message');
    },
  );

  it('a button that nobody has made does nothing, and another one’s channel can’t be reached', async () => {
    const site = await openSite();
    const long = article({ id: 'long' });
    site.library.articles.push(long);
    site.library.reply = () => answer('found', [quote(long, '第一段。')]);
    await site.post('/commands', { command: 'ask', 'option.question': 'x' });
    const [, message = ''] = /id="m-(\d+)"/.exec(await (await site.get('/')).text()) ?? [];
    await site.post('/press', { message, custom_id: 'ask:w.made.up.AAAAAAAAAAAAAAAA' });
    expect(await (await site.get('/')).text()).toContain('This button or menu no longer works');
    const other = await openSite();
    await other.post('/press', { message, custom_id: 'ask:w.made.up.AAAAAAAAAAAAAAAA' });
    expect(await (await other.get('/')).text()).not.toContain('class="message');
  });
});

describe('with a password', () => {
  const PASSWORD = 'a good long password';
  const closed = { exposure: 'password', password: PASSWORD } as const;

  it.each(['/', '/read', '/read/x', '/channel', '/complete', '/files/1/0', '/nowhere', '/apix', '/mcpx'])(
    '%s is for those who have shown it',
    async (path) => {
      const { get, post, library } = await openSite(closed);
      expect((await get(path)).status).toBe(401);
      expect((await post('/commands', { command: 'ask', 'option.question': 'x' })).status).toBe(401);
      expect(library.lookedFor).toEqual([]);
    },
  );

  it('lets in with a cookie that no script reads and no other site has sent', async () => {
    const { get, post } = await openSite(closed);
    const response = await post('/login', { password: PASSWORD, to: '/read?q=x' });
    expect(response.headers.get('location')).toBe('/read?q=x');
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect((await get('/')).status).toBe(200);
    await post('/logout', {});
    expect((await get('/')).status).toBe(401);
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/../..//evil.example',
  ])('leads to no other site: %s', async (to) => {
    const { post } = await openSite(closed);
    const location = (await post('/login', { password: PASSWORD, to })).headers.get('location') ?? '';
    expect(new URL(location, ORIGIN).origin).toBe(ORIGIN);
  });

  it('a wrong one is refused, and after a few tries nothing is tried for a while', async () => {
    const { post } = await openSite(closed);
    const tries = [];
    for (let i = 0; i < 7; i++)
      tries.push((await post('/login', { password: `wrong ${i}`, to: '/' })).status);
    expect(tries).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect((await post('/login', { password: PASSWORD, to: '/' })).status).toBe(429);
  });

  async function guesser() {
    const { app } = await openSite(closed);
    return async (remoteAddress: string, password: string): Promise<number> => {
      const body = new URLSearchParams({ password, to: '/' });
      const sent = { method: 'POST', body, headers: { host: HOST, origin: ORIGIN } };
      const { status } = await app.request(`${ORIGIN}/login`, sent, {
        incoming: { socket: { remoteAddress } },
      });
      return status;
    };
  }

  it('one address that goes on trying keeps nobody else out, and many are refused together', async () => {
    const tryFrom = await guesser();
    for (let i = 0; i < 40; i++) await tryFrom('203.0.113.1', 'wrong');
    expect(await tryFrom('203.0.113.2', PASSWORD)).toBe(303);
    const others = Array.from({ length: 24 }, (_, i) => `203.0.113.${i + 10}`);
    for (const one of others) expect(await tryFrom(one, 'wrong')).toBe(401);
    expect(await tryFrom('203.0.113.3', PASSWORD)).toBe(429);
  });

  it.each([
    ['2001:db8:1:2::a', '2001:db8:1:2:ffff:1:2:3', '2001:db8:1:3::a'],
    ['2001:db8::a', '2001:db8::b:0:0:1', '2001:db8:0:1::a'],
    ['fe80::1%eth0', 'fe80::2%eth0', '::1'],
    ['::ffff:203.0.113.1', '203.0.113.1', '::ffff:203.0.113.2'],
  ])('all addresses of one network are one stranger: %s and %s, not %s', async (one, same, other) => {
    const tryFrom = await guesser();
    for (let i = 0; i < 5; i++) await tryFrom(one, 'wrong');
    expect(await tryFrom(same, PASSWORD)).toBe(429);
    expect(await tryFrom(other, PASSWORD)).toBe(303);
  });

  it('a link from another site is opened once more, with the cookie that the browser has left out', async () => {
    const { get } = await openSite(closed);
    const response = await get('/read/x?from=1&to=2', { 'sec-fetch-site': 'cross-site' });
    expect(await response.text()).toContain('content="0;url=/read/x?from=1&amp;to=2"');
    expect((await get('/read/x', { 'sec-fetch-site': 'same-origin' })).status).toBe(401);
  });

  it('a session ends, and is good for its password alone', () => {
    let now = 0;
    const key = Buffer.from('key');
    const sessions = new Sessions(PASSWORD, key, () => now);
    const session = sessions.issue();
    expect(sessions.isGood(session)).toBe(true);
    expect(new Sessions('another password', key, () => now).isGood(session)).toBe(false);
    expect(new Sessions(PASSWORD, Buffer.from('other'), () => now).isGood(session)).toBe(false);
    for (const bad of [undefined, '', '.', session.replace(/^\d/, '9'), `${session}x`, `9${session}`])
      expect(sessions.isGood(bad)).toBe(false);
    now = Sessions.lifetime * 1000 + 1;
    expect(sessions.isGood(session)).toBe(false);
  });
});

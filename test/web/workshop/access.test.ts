import { describe, expect, it } from 'vitest';
import { HOST, ORIGIN, openSite, scriptsIn } from '../../support/web/site.js';
import { workshopOver } from '../../support/web/workshop.js';

const PATHS = ['/workshop', '/workshop/files', '/workshop/files/a', '/workshop/index', '/workshop/index/run'];
const POSTS = ['/workshop/index/run', '/workshop/index/cancel', '/workshop/index/add'];
const PASSWORD = 'tulips and bulbs';
const behindProxy = { host: '127.0.0.1', publicUrl: 'https://articles.example.org' };

describe('the workshop without a password', () => {
  it('is open to this machine, and every page shows the way to it', async () => {
    const { get } = await openSite({ workshop: workshopOver().parts });
    expect((await get('/workshop')).status).toBe(200);
    expect(await (await get('/read')).text()).toContain('href="/workshop"');
  });

  it.each([
    ['behind a proxy that is known', { place: behindProxy }, {}],
    ['behind a proxy that says whom it passes on', {}, { 'x-forwarded-for': '203.0.113.7' }],
    ['behind one that says it otherwise', {}, { forwarded: 'for=203.0.113.7' }],
    ['with keys of the API alone', { exposure: 'closed', place: { host: '0.0.0.0', publicUrl: null } }, {}],
    ['beyond this machine, whatever else is said', { place: { host: '0.0.0.0', publicUrl: null } }, {}],
  ] as const)('%s: is closed, says what opens it, and nothing is begun', async (_, deps, headers) => {
    const workshop = workshopOver();
    const { get, post } = await openSite({ ...deps, workshop: workshop.parts });
    for (const path of PATHS) {
      const response = await get(path, headers);
      expect(response.status, path).toBe(403);
      expect(await response.text()).toContain('WEB_PASSWORD');
    }
    for (const path of POSTS)
      expect((await post(path, { name: 'a', text: 'b' }, headers)).status, path).toBe(403);
    expect(workshop.parts.runs.state.kind).toBe('none');
    expect(workshop.files()).toEqual([]);
  });

  it('nothing leads there if it is closed', async () => {
    const { get } = await openSite({ place: behindProxy, workshop: workshopOver().parts });
    expect(await (await get('/read')).text()).not.toContain('/workshop');
  });
});

describe('the workshop with a password', () => {
  const place = { host: '0.0.0.0', publicUrl: 'https://articles.example.org' };
  const open = () =>
    openSite({ place, exposure: 'password', password: PASSWORD, workshop: workshopOver().parts });

  it('asks for it, and takes no key of the API for it', async () => {
    const { get, post } = await open();
    for (const path of PATHS) {
      const response = await get(path, { authorization: 'Bearer some-key' });
      expect(response.status, path).toBe(401);
      expect(await response.text()).toContain('name="password"');
    }
    for (const path of POSTS) expect((await post(path, {})).status, path).toBe(401);
  });

  it('is open to whoever has shown it, behind a proxy, too', async () => {
    const { get, post } = await open();
    await post('/login', { password: PASSWORD });
    expect((await get('/workshop', { 'x-forwarded-for': '203.0.113.7' })).status).toBe(200);
  });
});

describe('what would do something', () => {
  it.each(POSTS)('%s is refused from another site, and without an origin', async (path) => {
    const workshop = workshopOver();
    const { app, post } = await openSite({ workshop: workshop.parts });
    expect((await post(path, {}, { origin: 'https://evil.example' })).status).toBe(403);
    const response = await app.request(`${ORIGIN}${path}`, { method: 'POST', headers: { host: HOST } });
    expect(response.status).toBe(403);
    expect(workshop.parts.runs.state.kind).toBe('none');
  });

  it.each(POSTS)('%s is not done by opening it', async (path) => {
    const workshop = workshopOver();
    const { get } = await openSite({ workshop: workshop.parts });
    await get(path);
    expect(workshop.parts.runs.state.kind).toBe('none');
  });
});

it('no page of it has a script of its own, whatever is asked', async () => {
  const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
  const { get } = await openSite({ workshop: workshopOver().parts });
  const q = encodeURIComponent(hostile);
  for (const path of [
    `/workshop?q=${q}&q2=${q}&g=${q}&g2=${q}`,
    `/workshop/files?q=${q}`,
    `/workshop/files/${q}`,
  ])
    expect(scriptsIn(await (await get(path)).text()), path).toEqual([]);
});

it('a site without a workshop has none', async () => {
  const { get } = await openSite();
  expect((await get('/workshop')).status).toBe(404);
  expect(await (await get('/read')).text()).not.toContain('/workshop');
});

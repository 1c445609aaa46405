import { describe, expect, it } from 'vitest';
import { FairQueue } from '../../../src/operations/fair-queue.js';
import { Library } from '../../support/discord/library.js';
import { from, get, HERE, routesOf, suiteAnswers } from '../support/api.js';

const answers = suiteAnswers();
const KEY = 'a-key-that-nobody-guesses';
const OTHER = 'another-one-for-others';
const keyed = { keys: [KEY, OTHER], keysFile: null, perMinute: 5 };
const PATHS = [
  '/api/ask?q=x',
  '/api/articles',
  '/api/articles/cost',
  '/api/timeline?q=x',
  '/api/find?q=x',
  '/api/openapi.json',
  '/api/nothing',
  '/mcp',
];

const withKey = (key: string, scheme = 'Bearer') => ({ headers: { authorization: `${scheme} ${key}` } });

describe('without keys', () => {
  it.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])('answers %s', async (address) => {
    const app = await routesOf(answers());
    expect((await app.request('/api/articles', {}, from(address))).status).toBe(200);
  });

  it.each([
    ['another machine', from('192.168.1.5'), 'http://localhost/api/articles', {}],
    ['a machine whose address is like it', from('::ffff:128.0.0.1'), 'http://localhost/api/articles', {}],
    ['nobody knows whom', undefined, 'http://localhost/api/articles', {}],
    ['a name that somebody gave this machine', HERE, 'http://evil.example/api/articles', {}],
    ['a name that only begins like it', HERE, 'http://localhost.evil.example/api/articles', {}],
    ['a page of another site', HERE, 'http://localhost/api/articles', { origin: 'https://evil.example' }],
    [
      'a page of another port',
      HERE,
      'http://localhost:3000/api/articles',
      { origin: 'http://localhost:4000' },
    ],
    ['a page without a site', HERE, 'http://localhost/api/articles', { origin: 'null' }],
    ['somebody behind a proxy', HERE, 'http://localhost/api/articles', { 'x-forwarded-for': '192.0.2.1' }],
    ['the same in the standard way', HERE, 'http://localhost/api/articles', { forwarded: 'for=192.0.2.1' }],
  ])('refuses %s', async (_, connection, address, headers) => {
    const app = await routesOf(answers());
    const response = await app.request(address, { headers }, connection);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      type: 'urn:verbatim:problem:forbidden',
      detail: expect.stringContaining('API_KEYS'),
    });
  });

  it('answers a page of its own', async () => {
    const app = await routesOf(answers());
    const headers = { origin: 'http://localhost:3000' };
    const response = await app.request('http://localhost:3000/api/articles', { headers }, HERE);
    expect(response.status).toBe(200);
    expect(response.headers.has('access-control-allow-origin')).toBe(false);
  });
});

describe('with keys', () => {
  it.each(PATHS)('answers nobody at %s without one, from this machine neither', async (path) => {
    const app = await routesOf(answers(), { settings: { ...keyed, perMinute: 100 } });
    for (const init of [{}, withKey('wrong'), withKey(KEY.slice(1)), withKey(KEY, 'Basic'), withKey('')]) {
      const response = await get(app, path, init);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer /);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  it('answers each of them, from anywhere', async () => {
    const app = await routesOf(answers(), { settings: keyed });
    for (const key of [KEY, OTHER])
      expect((await app.request('/api/articles', withKey(key), from('192.0.2.1'))).status).toBe(200);
  });

  it('lets each ask so often in a minute, and says what is left and when to try again', async () => {
    const app = await routesOf(answers(), { settings: { ...keyed, perMinute: 2 } });
    const asked = async (key: string) => (await get(app, '/api/articles', withKey(key))).headers;
    expect((await asked(KEY)).get('ratelimit')).toBe('"requests";r=1;t=60');
    expect((await asked(KEY)).get('ratelimit-policy')).toBe('"requests";q=2;w=60');
    const refused = await get(app, '/api/articles', withKey(KEY));
    expect(refused.status).toBe(429);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(refused.headers.get('ratelimit')).toMatch(/^"requests";r=0;t=\d+$/);
    expect((await get(app, '/api/articles', withKey(OTHER))).status).toBe(200);
  });

  it('does not let somebody try keys as often as they like', async () => {
    const app = await routesOf(answers(), { settings: { ...keyed, perMinute: 2 } });
    const statuses = [];
    for (const key of ['one', 'two', 'three'])
      statuses.push((await get(app, '/api/ask', withKey(key))).status);
    expect(statuses).toEqual([401, 401, 429]);
  });
});

describe('what cannot be answered', () => {
  it.each([
    ['POST', '/api/ask?q=x', 'GET, HEAD'],
    ['DELETE', '/api/articles/notes/garden', 'GET, HEAD'],
    ['OPTIONS', '/api/find', 'GET, HEAD'],
    ['GET', '/mcp', 'POST'],
  ])('%s %s names the methods that can', async (method, path, allowed) => {
    const response = await get(await routesOf(answers()), path, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, allowed]);
  });

  it('is named in every parameter that is wrong', async () => {
    const app = await routesOf(answers());
    const response = await get(app, '/api/ask?limit=11&since=2025-02-31&limt=3');
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { parameter: string }[] };
    expect(errors.map(({ parameter }) => parameter).sort()).toEqual(['limit', 'limt', 'q', 'since']);
  });

  it('names the nearest articles where there is none of that name', async () => {
    const app = await routesOf(answers());
    for (const path of ['/api/articles/花园里的玫瑰', '/api/ask?q=x&article=花园里的玫瑰']) {
      const response = await get(app, path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ nearest: [{ id: 'notes/garden' }] });
    }
  });

  it('is told to come back where too much waits', async () => {
    const library = new Library();
    const release = library.hold();
    const queue = new FairQueue({ concurrency: 1, waiting: 1, patience: 60_000 });
    const app = await routesOf(library, { queue });
    const waiting = [get(app, '/api/ask?q=1'), get(app, '/api/ask?q=2')];
    const refused = await get(app, '/api/ask?q=3');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    release();
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200]);
  });
});

import { describe, expect, it } from 'vitest';
import { served, suiteAnswers } from '../support/api.js';

const answers = suiteAnswers();

describe('over a socket', () => {
  it('answers a program on this machine, which is known by its connection', async () => {
    const response = await fetch(
      `${await served(answers())}/api/ask?q=${encodeURIComponent('训练花了多少钱？')}&limit=1`,
    );
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ quotes: [{ articleId: 'cost', rank: 1 }] });
  });

  it('finds an article whose id has a slash, encoded or not', async () => {
    const address = await served(answers());
    for (const id of ['notes/garden', 'notes%2Fgarden']) {
      const response = await fetch(`${address}/api/articles/${id}`);
      expect(await response.json()).toMatchObject({ id: 'notes/garden', start: 0 });
    }
  });

  it.each(['/api/articles/cost', '/api/articles?limit=2'])(
    'sends %s again only where it has changed',
    async (path) => {
      const address = `${await served(answers())}${path}`;
      const first = await fetch(address);
      const etag = first.headers.get('etag') ?? '';
      expect(etag).toMatch(/^"\w+"$/);
      expect(first.headers.get('cache-control')).toBe('private, no-cache');
      await first.text();
      const same = await fetch(address, { headers: { 'if-none-match': etag } });
      expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', etag]);
      const other = await fetch(address, { headers: { 'if-none-match': '"other"' } });
      expect([other.status, (await other.text()).length > 0]).toEqual([200, true]);
    },
  );

  it('gives the head alone where that is wanted', async () => {
    const response = await fetch(`${await served(answers())}/api/articles/cost`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(response.headers.get('etag')).toMatch(/^"/);
  });
});

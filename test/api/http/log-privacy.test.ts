import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { createLogger } from '../../../src/logger.js';
import { Library } from '../../support/discord/library.js';
import { get, routesOf } from '../support/api.js';

const KEY = 'a-key-that-nobody-guesses';
const QUESTION = 'something-nobody-should-read';

it('logs a failure under the number that is told, without key, question or message', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const library = new Library([], (question) => {
    throw new Error(`no answer to ${question}`);
  });
  const app = await routesOf(library, {
    settings: { keys: [KEY], keysFile: null, perMinute: 10 },
    logger: createLogger('trace', stream),
  });
  const headers = { authorization: `Bearer ${KEY}` };
  const response = await get(app, `/api/ask?q=${QUESTION}`, { headers });
  const said = await response.text();
  expect(response.status).toBe(500);
  const [, number = ''] = /under ([0-9a-f]{8})\./.exec(said) ?? [];
  const log = lines.join('');
  expect(number).not.toBe('');
  expect(log).toContain(number);
  expect(log).toContain('GET /api/ask');
  for (const secret of [KEY, QUESTION]) expect(log + said).not.toContain(secret);
});

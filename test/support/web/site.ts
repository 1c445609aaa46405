import type { Hono } from 'hono';
import { onTestFinished } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { ChannelRules } from '../../../src/journal/channel-rules.js';
import { Journal } from '../../../src/journal/journal.js';
import { createLogger } from '../../../src/logger.js';
import { FairQueue, QUESTION_QUEUE } from '../../../src/operations/fair-queue.js';
import { createWebApp } from '../../../src/web/app.js';
import { openPageChannel } from '../../../src/web/channel/channel.js';
import type { WebDeps } from '../../../src/web/deps.js';
import { Library } from '../discord/library.js';

export const HOST = '127.0.0.1:3000';
export const ORIGIN = `http://${HOST}`;

/** The pages over a library in memory, asked without a port. */
export interface Site {
  readonly app: Hono;
  readonly library: Library;
  /** What was logged, one line of JSON each. */
  readonly log: string[];
  /** Opens a page with the cookies that were set before. */
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends a form, as a browser does. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
}

export async function openSite(deps: Partial<WebDeps> = {}, library = new Library()): Promise<Site> {
  const log: string[] = [];
  const logger = createLogger('info', { write: (line) => void log.push(line) });
  const journal = new Journal(':memory:', { days: 90 });
  const channels = new ChannelRules(':memory:');
  const key = Buffer.from('a key that is only for tests');
  const unable = async (): Promise<never> => {
    throw new UserError('not-found', 'There is nothing of that kind.');
  };
  const config = { locale: 'en-US', askPerMinute: 600, echo: true } as const;
  const bot = {
    answers: library,
    runIndexer: unable,
    goBack: unable,
    journal,
    channels,
    pins: { append: unable },
    queue: new FairQueue(QUESTION_QUEUE),
    key,
    logger,
    config,
  };
  const channel = await openPageChannel(bot);
  onTestFinished(async () => {
    await channel.close();
    journal.close();
    channels.close();
  });
  const place = { host: '127.0.0.1', publicUrl: null };
  const open = { place, exposure: 'open', password: null } as const;
  const app = createWebApp({ channel, answers: library, key, locale: 'en-US', logger, ...open, ...deps });
  return { app, library, log, ...browserOf(app) };
}

function browserOf(app: Hono): Pick<Site, 'get' | 'post'> {
  const jar = new Map<string, string>();
  const send = async (path: string, init: RequestInit & { headers: Record<string, string> }) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { host: HOST, ...(cookie && { cookie }), ...init.headers };
    const response = await app.request(`${ORIGIN}${path}`, { ...init, headers });
    for (const line of response.headers.getSetCookie()) keep(jar, line);
    return response;
  };
  return {
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields, headers = {}) =>
      send(path, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN, ...headers },
      }),
  };
}

function keep(jar: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (/max-age=0/i.test(line)) jar.delete(name);
  else jar.set(name, value);
}

/** Everything in a page that could run: scripts that are not our files, and attributes that run or style. */
export function scriptsIn(markup: string): string[] {
  const inline = (markup.match(/<script\b[^>]*>/gi) ?? []).filter((tag) => !/src="\/assets\//.test(tag));
  // Inside its quotes a value is only text: what breaks out of them stays.
  const bare = markup.replace(/="[^"]*"/g, '=""');
  return [...inline, ...(bare.match(/<[a-z][^>]*\s(?:on\w+|style|srcdoc)\s*=/gi) ?? [])];
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { LOCALES, type Locale } from '../../src/config.js';
import { messagesFor } from '../../src/discord/i18n/messages.js';
import { UserError } from '../../src/errors.js';
import { createLogger } from '../../src/logger.js';
import { FairQueue, QUESTION_QUEUE } from '../../src/operations/fair-queue.js';
import { createWebApp } from '../../src/web/app.js';
import { openPageChannel } from '../../src/web/channel/channel.js';
import type { SentRequest } from '../../src/web/channel/transport.js';
import { useStage } from '../support/discord/bot.js';
import { furnish, HEADING, long } from '../support/discord/long-article.js';
import { comparable, DiscordSide, PageSide, type Sent, type Step } from '../support/web/sides.js';

/*
 * The same is done in Discord and on the page, one step after another: what the bot sends must be the same, but for
 * ids, tokens and the random names of answers.
 */

const stage = useStage();

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

const KEY = Buffer.from('one key for both of the sides');
const MANAGE_GUILD = 1n << 5n;
const CREATE_PUBLIC_THREADS = 1n << 35n;
const runIndexer = async (): Promise<never> => {
  throw new UserError('articles', 'There is no article.');
};

async function bothSides(locale: Locale, echo: boolean) {
  furnish(stage.library);
  await stage.start({ key: KEY, config: { locale, echo, mentions: false }, runIndexer });
  const onPage: SentRequest[] = [];
  const permissions = MANAGE_GUILD | CREATE_PUBLIC_THREADS;
  const channel = await openPageChannel({
    answers: stage.library,
    runIndexer,
    goBack: async () => {
      throw new UserError('not-found', 'There is no older generation to go back to. There are: g1.');
    },
    journal: stage.journal,
    channels: stage.channels,
    pins: { append: () => {} },
    queue: new FairQueue(QUESTION_QUEUE),
    key: KEY,
    logger: createLogger('silent'),
    config: { locale, askPerMinute: 600, echo },
    permissions,
    onSent: (request) => onPage.push(request),
  });
  onTestFinished(() => channel.close());
  const discord = new DiscordSide(stage.discord, { locale, permissions });
  const page = new PageSide(channel, { id: 'someone', name: 'reader', locale });
  return { discord, page, onPage };
}

function stepsIn(locale: Locale): readonly Step[] {
  const { t } = messagesFor(locale);
  const ask: Step = { slash: 'ask', options: { question: 'x', count: 2, private: true } };
  const press = (back: number, label: string): Step => ({ press: { back, label } });
  return [
    ask,
    press(1, t('wider')),
    press(1, t('narrower')),
    press(1, t('read')),
    { choose: { back: 4, label: t('quoteOption', { number: 2, title: long.title }) } },
    press(5, t('share')),
    press(6, t('moreQuotes')),
    press(7, '👍'),
    press(8, '👎'),
    press(9, t('askFurther')),
    { fillIn: '那第二段呢？' },
    { slash: 'ask', options: { question: '有*星号*和 https://example.org 的问题' } },
    press(1, t('askFurther')),
    { fillIn: 'y' },
    press(3, t('remove')),
    { slash: 'ask', options: { question: 'x', for: '300000000000000005' } },
    { slash: 'ask', options: { question: 'x', for: '300000000000000005', private: true } },
    { slash: 'ask', options: { question: 'x', count: 2, thread: true } },
    { slash: 'ask', options: { question: 'x', article: 'long', tag: 'x', since: '2024', until: '2024-06' } },
    { slash: 'ask', options: { question: 'x', since: 'no date' } },
    { type: 'ask', option: 'article', text: '长' },
    { slash: 'timeline', options: { topic: 'x' } },
    { slash: 'source', options: { article: 'long' } },
    press(1, t('nextPage')),
    press(1, t('previousPage')),
    press(1, t('wholeText')),
    { choose: { back: 4, label: HEADING } },
    { slash: 'source', options: { article: 'no such' } },
    { type: 'source', option: 'article', text: '长' },
    { slash: 'help' },
    { slash: 'privacy' },
    { inspect: 'Find source', text: 'x' },
    { inspect: 'Who said it', text: 'x' },
    { inspect: 'Answer this', text: 'x' },
    { inspect: 'Answer this', text: '' },
    { slash: 'channels', sub: 'list' },
    { slash: 'channels', sub: 'refuse', options: { channel: '400000000000000009' } },
    { slash: 'channels', sub: 'reset', options: { channel: '400000000000000009' } },
    { slash: 'reindex' },
  ];
}

/** What is sent while nobody does anything: the start of a bot. */
const OF_A_START = /^\/(gateway|applications)/;

const CASES = [...LOCALES.map((locale) => ({ locale, echo: true })), { locale: LOCALES[0], echo: false }];

describe('page and Discord are sent the same', () => {
  it.each(CASES)('in $locale, with the question repeated: $echo', async ({ locale, echo }) => {
    const { discord, page, onPage } = await bothSides(locale, echo);
    const inDiscord = () => stage.discord.requests.filter(({ path }) => !OF_A_START.test(path));
    const there = () => onPage.filter(({ path }) => !OF_A_START.test(path));
    for (const step of stepsIn(locale)) {
      const before = there().length;
      await page.take(step);
      await discord.take(step);
      await stage.discord.changes.until(() => inDiscord().length >= there().length, JSON.stringify(step));
      const [expected, found] = [inDiscord(), there()].map((all) =>
        all.slice(before).map((request) => comparable(request, KEY)),
      );
      expect(found, JSON.stringify(step)).toEqual(expected);
      expect(found?.length, JSON.stringify(step)).toBeGreaterThan(0);
    }
  });
});

it('a question that is sent by the form of the page comes to the same', async () => {
  const { discord, page, onPage } = await bothSides('en-US', true);
  const place = { host: '127.0.0.1', publicUrl: null };
  const app = createWebApp({
    channel: page.channel,
    answers: stage.library,
    place,
    exposure: 'open',
    password: null,
    key: KEY,
    locale: 'en-US',
    logger: createLogger('silent'),
  });
  const options = { question: '有*星号*的问题', count: 2, private: true, article: 'long', since: '2024' };
  const written = Object.entries(options).map(([name, value]) => [`option.${name}`, String(value)]);
  const fields = { command: 'ask', ...Object.fromEntries(written) };
  const before = onPage.length;
  await app.request('http://127.0.0.1/commands', {
    method: 'POST',
    headers: { host: '127.0.0.1', origin: 'http://127.0.0.1', 'accept-language': 'en-US' },
    body: new URLSearchParams(fields),
  });
  const started = stage.discord.requests.length;
  await discord.take({ slash: 'ask', options });
  await stage.discord.changes.until(() => stage.discord.requests.length >= started + 2, 'the answer');
  const plain = (sent: readonly Sent[]) => sent.map((request) => comparable(request, KEY));
  expect(plain(onPage.slice(before))).toEqual(plain(stage.discord.requests.slice(started)));
});

it('the commands are told to the page as they are to Discord', async () => {
  const { page } = await bothSides('en-US', true);
  const plain = (commands: readonly object[]) =>
    commands.map((command) => {
      const { id: _, ...told } = command as { id: string };
      return told;
    });
  const told = stage.discord.requests.find(({ method, path }) => method === 'PUT' && /commands$/.test(path));
  expect(plain(page.channel.commands)).toEqual(told?.body);
});

it('the number of steps is the one in the documentation', () => {
  const steps = CASES.reduce((sum, { locale }) => sum + stepsIn(locale).length, 0);
  // And the question that is sent by the form.
  expect(read('docs/notes/web.md')).toContain(`${steps + 1} steps, 0 differences`);
  expect(read('docs/notes/decisions.md')).toContain(`${steps + 1} steps, 0 differences`);
});

afterEach(() => {
  expect(stage.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});

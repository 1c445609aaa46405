import { describe, expect, it, onTestFinished } from 'vitest';
import { LOCALES } from '../../src/config.js';
import { UserError } from '../../src/errors.js';
import { acceptedLocale, WORDS } from '../../src/web/i18n/languages.js';
import { listen } from '../../src/web/server.js';
import { answer, article, Library, quote } from '../support/discord/library.js';
import { openSite } from '../support/web/site.js';

describe('the language', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['zh-TW', 'zh-TW'],
    ['zh-Hant-HK', 'zh-TW'],
    ['zh', 'zh-CN'],
    ['fr, en-GB;q=0.5', 'en-US'],
    ['en;q=0.1, zh-HK;q=0.2', 'zh-TW'],
    ['en;q=0, fr', null],
    ['', null],
    ['*', null],
  ])('of a browser that says “%s” is %s', (header, locale) => {
    expect(acceptedLocale(header)).toBe(locale);
  });

  it('is the browser’s, until another one is chosen, which is remembered', async () => {
    const { get } = await openSite();
    const zh = { 'accept-language': 'zh-CN' };
    expect(await (await get('/', zh)).text()).toContain('<html lang="zh-Hans">');
    expect(await (await get('/?lang=zh-TW', zh)).text()).toContain('<html lang="zh-Hant">');
    expect(await (await get('/read', zh)).text()).toContain('<html lang="zh-Hant">');
  });

  it.each(LOCALES)('%s has a word for everything, and none of another language’s', (locale) => {
    for (const [key, word] of Object.entries(WORDS[locale])) {
      const text = typeof word === 'string' ? word : String((word as (value: unknown) => string)(2));
      expect(text, key).not.toBe('');
      if (locale !== 'en-US') expect(text, key).toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('the channel', () => {
  it('has the commands that everyone may use, by their names in the language', async () => {
    const { get } = await openSite();
    const markup = await (await get('/', { 'accept-language': 'zh-CN' })).text();
    const names = [...markup.matchAll(/\/\?command=([^#"]+)#composer"[^>]*>([^<]+)</g)].map(
      ([, , name]) => name,
    );
    expect(names).toEqual([
      '/提问',
      '/原文',
      '/时间线',
      '查找出处',
      '谁说的',
      '回答这条消息',
      '/帮助',
      '/隐私',
    ]);
  });

  it('is each visitor’s own', async () => {
    const library = new Library([], () => answer('nothing', []));
    const [one, other] = [await openSite({}, library), await openSite({}, library)];
    await one.post('/commands', { command: 'ask', 'option.question': 'mine' });
    expect(await (await one.get('/')).text()).toContain('mine');
    expect(await (await other.get('/')).text()).not.toContain('mine');
  });

  it('options of a form are what the command gets', async () => {
    const { post, library } = await openSite();
    const form = {
      'option.question': 'x',
      'option.count': '99',
      'option.tag': ' t ',
      'option.since': '2024',
    };
    await post('/commands', { command: 'ask', ...form });
    const filter = { tag: 't', since: '2024-01-01' };
    expect(library.asked).toEqual([{ question: 'x', top: 5, filter }]);
  });

  it('a failure of the bot is told by the bot, and one of the page by a number that the log has', async () => {
    const library = new Library([], () => {
      throw new Error('a secret of the index');
    });
    const { get, post, log } = await openSite({}, library);
    await post('/commands', { command: 'ask', 'option.question': 'x' });
    const told = await (await get('/')).text();
    expect(told).not.toContain('secret');
    library.info = async () => {
      throw new Error('another secret');
    };
    const response = await get('/read');
    expect(response.status).toBe(500);
    const markup = await response.text();
    const [, id = ''] = /under the number (\w{8})/.exec(markup) ?? [];
    expect(markup).not.toContain('secret');
    expect(log.join('')).toContain(`"id":"${id}"`);
    expect(log.join('')).not.toContain('secret');
  });

  it('without an index every page says what to do', async () => {
    const library = new Library();
    library.info = async () => {
      throw new UserError('no-index', 'There is no index yet.');
    };
    const { get } = await openSite({}, library);
    const response = await get('/read');
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('cli -- index');
  });

  it('shows what the script asks for without the rest of the page', async () => {
    const long = article({ id: 'long' });
    const { post } = await openSite(
      {},
      new Library([long], () => answer('found', [quote(long, '第一段。')])),
    );
    const form = { command: 'ask', 'option.question': 'x' };
    const markup = await (await post('/commands', form, { 'x-part': 'channel' })).text();
    expect(markup).toMatch(/^<div id="channel">/);
    expect(markup).toContain('<blockquote><p>第一段。</p></blockquote>');
  });
});

describe('the port', () => {
  const open = async (port: number) => {
    const listening = await listen({ host: '127.0.0.1', port });
    onTestFinished(() => listening.close());
    return Number(new URL(listening.address).port);
  };

  it('is the next free one where the wanted one is taken', async () => {
    const wanted = await open(0);
    const next = await open(wanted);
    expect(next).toBeGreaterThan(wanted);
    expect(next).toBeLessThanOrEqual(wanted + 20);
  });

  it('an address that is none of this machine is said to be so', async () => {
    await expect(listen({ host: '192.0.2.1', port: 0 })).rejects.toThrow(/WEB_HOST/);
  });
});

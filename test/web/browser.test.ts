import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/config.js';
import { messagesFor } from '../../src/discord/i18n/messages.js';
import { WORDS } from '../../src/web/i18n/languages.js';
import { answer, article, Library, quote } from '../support/discord/library.js';
import {
  CHROMIUM,
  DESKTOP,
  focused,
  isTooWide,
  launch,
  openPage,
  PHONE,
  serveSite,
  tabTo,
  violationsOf,
} from '../support/web/browser.js';

const HEADING = '标题二';
const TEXT = `开头第一句话。开头第二句话。\n\n${HEADING}\n\n${'后面还有很长的一段话，说的是同一件事。'.repeat(150)}`;
const at = TEXT.indexOf(HEADING);
const long = article({
  id: 'folder/long',
  title: '长文',
  author: '某人',
  tags: ['标签'],
  url: null,
  text: TEXT,
  blocks: [
    { kind: 'paragraph', depth: 0, start: 0, end: at - 2 },
    { kind: 'heading', depth: 2, start: at, end: at + HEADING.length },
    { kind: 'paragraph', depth: 0, start: at + HEADING.length + 2, end: TEXT.length },
  ],
});

function library(): Library {
  const quotes = ['开头第一句话。', '开头第二句话。', '后面还有很长的一段话，说的是同一件事。'].map((text) =>
    quote(long, text),
  );
  const found = new Library([long, article({ id: 'short', title: '短文' })]);
  found.reply = () => answer('found', quotes);
  found.finding = { kind: 'nearest', answer: answer('related', quotes) };
  found.entries = quotes.map((one) => ({ quote: one, gapBefore: 7 }));
  return found;
}

/** The last message, as a person finds it. */
const last = (page: Page) => page.locator('.message').last();
const button = (page: Page, name: string) => last(page).getByRole('button', { name, exact: true });

async function ask(page: Page, question = '问题是什么？'): Promise<void> {
  await page.locator('#option-question').fill(question);
  await page.keyboard.press('Enter');
  await page.locator('.message .embed').first().waitFor();
}

async function askPrivately(page: Page): Promise<void> {
  await page.locator('#composer summary').click();
  await page.locator('#option-private').check();
  await page.locator('#option-count').fill('2');
  await ask(page);
}

describe.skipIf(CHROMIUM === null)('in a browser (needs a Chromium of the system’s)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  describe.each([
    { locale: 'zh-CN', scheme: 'light', size: 'desktop' },
    { locale: 'en-US', scheme: 'dark', size: 'phone' },
  ] as const)('$locale, $scheme, on a $size', ({ locale, scheme, size }) => {
    const options = { ...(size === 'phone' ? PHONE : DESKTOP), locale, colorScheme: scheme };

    it('axe finds nothing wrong, and nothing is wider than the window', async () => {
      const { address } = await serveSite(library());
      const page = await openPage(browser, options);
      const isFine = async (what: string): Promise<void> => {
        expect(await violationsOf(page), what).toEqual([]);
        expect(await isTooWide(page), what).toBe(false);
      };
      const { t } = messagesFor(locale);
      await page.goto(address);
      await isFine('an empty channel');
      await askPrivately(page);
      await isFine('a private answer with a menu');
      await button(page, t('askFurther')).click();
      await page.locator('dialog[open]').waitFor();
      await isFine('a form');
      await page.keyboard.press('Escape');
      await page.goto(`${address}/?command=source`);
      await page.locator('#option-article').fill('长');
      await page.locator('.choices [data-value]').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await isFine('what fits a title');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await last(page).locator('.embed.article').waitFor();
      await isFine('a page of an article');
      for (const command of ['timeline', 'Find source', 'help']) {
        await page.goto(`${address}/?command=${encodeURIComponent(command)}`);
        await isFine(command);
      }
      for (const path of [
        '/read',
        '/read?q=none',
        '/read/folder/long?from=7&to=14',
        '/read/none',
        '/nowhere',
      ]) {
        await page.goto(address + path);
        await isFine(path);
      }
    });
  });

  it('axe finds what is wrong where something is', async () => {
    const { address } = await serveSite(library());
    const page = await openPage(browser, DESKTOP);
    await page.goto(address);
    await page.evaluate('document.querySelector("label").remove()');
    expect(await violationsOf(page)).not.toEqual([]);
  });

  it.each(LOCALES)('every control does what it says, in %s', async (locale: Locale) => {
    const { address, library: asked } = await serveSite(library());
    const page = await openPage(browser, { ...DESKTOP, locale });
    const { t } = messagesFor(locale);
    const words = WORDS[locale];
    await page.goto(address);
    await askPrivately(page);
    await expect.poll(() => page.locator('#news').textContent()).toContain('开头第一句话');
    expect(await last(page).textContent()).toContain(words.onlyYou);
    await button(page, t('wider')).click();
    await expect.poll(() => button(page, t('narrower')).isEnabled()).toBe(true);
    await button(page, t('narrower')).click();
    await expect.poll(() => button(page, t('narrower')).isEnabled()).toBe(false);
    await last(page).getByRole('combobox').selectOption({ index: 1 });
    await button(page, words.choose).click();
    await expect.poll(() => last(page).getByRole('combobox').inputValue()).toMatch(/^ask:/);
    await button(page, `👍 ${t('helpful')}`).click();
    await expect.poll(() => last(page).textContent()).toContain(t('thanksUp'));
    const answered = page.locator('.message').first();
    const first = (name: string) => answered.getByRole('button', { name, exact: true });
    await first(t('share')).click();
    await expect.poll(() => last(page).textContent()).toContain(words.you);
    await first(t('moreQuotes')).click();
    await expect.poll(() => answered.textContent()).toContain('后面还有很长的一段话');
    await first(t('askFurther')).click();
    await page.locator('dialog[open] input:not([type="hidden"])').fill('那第二段呢？');
    await page.keyboard.press('Enter');
    await expect.poll(() => asked.asked.at(-1)?.question).toBe('那第二段呢？');
    await page.goto(`${address}/?command=ask`);
    await ask(page);
    await expect.poll(() => last(page).textContent()).not.toContain(words.onlyYou);
    const count = await page.locator('.message').count();
    await button(page, t('remove').trim())
      .or(button(page, messagesFor('en-US').t('remove')))
      .click();
    await expect.poll(() => page.locator('.message').count()).toBe(count - 1);
  });

  it.each(LOCALES)(
    'an article is leafed through, jumped in and taken along, in %s',
    async (locale: Locale) => {
      const { address } = await serveSite(library());
      const page = await openPage(browser, { ...DESKTOP, locale });
      const { t } = messagesFor(locale);
      await page.goto(`${address}/?command=source`);
      await page.locator('#option-article').fill('长');
      await page.locator('.choices [data-value]').first().click();
      await page.keyboard.press('Enter');
      await last(page).locator('.embed.article').waitFor();
      await button(page, t('nextPage')).click();
      await expect.poll(() => last(page).textContent()).toContain(t('page', { current: 2, total: 2 }));
      await last(page).getByRole('combobox').selectOption({ label: HEADING });
      await button(page, WORDS[locale].choose).click();
      await expect.poll(() => last(page).textContent()).toContain(t('page', { current: 1, total: 2 }));
      await button(page, t('wholeText')).click();
      const link = page.locator('a.file');
      await link.waitFor();
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      expect(download.suggestedFilename()).toBe('长文.md');
    },
  );

  it('everything is done with the keyboard alone', async () => {
    const { address } = await serveSite(library());
    const page = await openPage(browser, { ...DESKTOP, locale: 'en-US' });
    await page.goto(address);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe(WORDS['en-US'].skip);
    await page.keyboard.press('Enter');
    await tabTo(page, 'option-question');
    await page.keyboard.type('问题是什么？');
    await page.keyboard.press('Enter');
    await page.locator('.message .embed').first().waitFor();
    await expect.poll(() => focused(page)).toBe('option-question');
    await page.keyboard.press('Shift+Tab');
    for (let i = 0; i < 60 && (await focused(page)) !== 'Longer'; i++) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    // The button is another one now, and has the focus all the same.
    await expect.poll(() => button(page, 'Shorter').isEnabled()).toBe(true);
    await expect.poll(() => focused(page)).toBe('Longer');
    await tabTo(page, 'Ask further');
    await page.keyboard.press('Space');
    await page.locator('dialog[open]').waitFor();
    await expect.poll(() => focused(page)).toBe('field-question');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    await tabTo(page, 'option-question');
  });

  it('without scripts questions are asked and buttons pressed by plain forms', async () => {
    const { address } = await serveSite(library());
    const page = await openPage(browser, { ...DESKTOP, locale: 'en-US', javaScriptEnabled: false });
    await page.goto(address);
    await page.locator('#option-question').fill('x');
    await page.keyboard.press('Enter');
    await last(page).locator('.embed').first().waitFor();
    await button(page, 'Longer').click();
    await expect.poll(() => button(page, 'Shorter').isEnabled()).toBe(true);
    await button(page, 'Ask further').click();
    await page.locator('#field-question').fill('y');
    await page.keyboard.press('Enter');
    await expect.poll(() => last(page).textContent()).toContain('Question: y');
  });

  it('a quote is lit, scrolled to, and copied with where it is from', async () => {
    const { address } = await serveSite(library());
    const page = await openPage(browser, { ...PHONE, locale: 'en-US' });
    const start = TEXT.lastIndexOf('后面');
    await page.goto(`${address}/read/folder/long?from=${start}&to=${TEXT.length}#quote`);
    const mark = page.locator('mark');
    expect(await mark.textContent()).toBe(TEXT.slice(start));
    expect(await mark.isVisible()).toBe(true);
    await expect.poll(() => page.evaluate<number>('window.scrollY')).toBeGreaterThan(500);
    const copied = await page.evaluate<string>(`new Promise((resolve) => {
      document.addEventListener('copy', (event) => resolve(event.clipboardData.getData('text/plain')));
      document.getElementById('copy').click();
    })`);
    expect(copied).toContain(TEXT.slice(start));
    expect(copied).toContain('长文 · 某人 · 2024-05-01');
    expect(copied).toContain(`${address}/read/folder/long?from=${start}`);
  });

  it('the password is asked for, and a wrong one is said to be so', async () => {
    const { address } = await serveSite(library(), { exposure: 'password', password: 'right password' });
    const page = await openPage(browser, { ...PHONE, locale: 'zh-CN' });
    await page.goto(`${address}/read/short`);
    expect(await violationsOf(page)).toEqual([]);
    await page.locator('#password').fill('wrong password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.locator('#password').fill('right password');
    await page.keyboard.press('Enter');
    await page.locator('article.text').waitFor();
    expect(new URL(page.url()).pathname).toBe('/read/short');
  });
});

import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PageTokens } from '../../../src/cli/first-start/token-desk.js';
import { article, Library } from '../../support/discord/library.js';
import { editionsOf } from '../../support/library-on-disk.js';
import { temporaryFolder } from '../../support/temp.js';
import {
  CHROMIUM,
  DESKTOP,
  isTooWide,
  launch,
  openPage,
  PHONE,
  serveSite,
  tabTo,
  violationsOf,
} from '../../support/web/browser.js';
import { workshopOver } from '../../support/web/workshop.js';

const FILES = {
  'tulips.md': '# 郁金香\n\n郁金香在秋天种下，春天开花。种球要埋十五厘米深。',
  'bread.md': '# 面包\n\n面包要发酵两个小时。面粉和水是一比零点七。',
};

describe.skipIf(CHROMIUM === null)('the workshop in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  async function open(options = DESKTOP) {
    const editions = await editionsOf(FILES);
    const workshop = workshopOver(editions);
    const library = new Library([article({ id: 'tulips' })]);
    const tokens = new PageTokens(async () => ({ kind: 'refused' }), join(temporaryFolder(), '.env'));
    const { address } = await serveSite(library, {
      answers: workshop.parts.answers,
      workshop: { ...workshop.parts, tokens },
    });
    const page = await openPage(browser, options);
    return { page, address, ...workshop };
  }

  const openAll = (page: Page): Promise<void> =>
    page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');

  it.each([
    ['a desktop, light', { ...DESKTOP, colorScheme: 'light', locale: 'en-US' }],
    ['a phone, dark', { ...PHONE, colorScheme: 'dark', locale: 'zh-TW' }],
  ] as const)('on %s every page is as it should be', async (_, options) => {
    const { page, address } = await open(options);
    const question = new URLSearchParams({ q: '郁金香什么时候开花？', q2: '面包要发酵多久？' });
    for (const path of [
      `/workshop?${question}`,
      '/workshop/files',
      '/workshop/files/tulips',
      '/workshop/index',
      '/workshop/discord',
      '/',
    ]) {
      await page.goto(address + path);
      await openAll(page);
      expect(await violationsOf(page), path).toEqual([]);
      expect(await isTooWide(page), path).toBe(false);
    }
  });

  it('a question is asked by the keyboard alone', async () => {
    const { page, address } = await open();
    await page.goto(`${address}/read`);
    await tabTo(page, 'Workshop');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/workshop');
    await tabTo(page, 'q');
    await page.keyboard.type('郁金香什么时候开花？');
    await page.keyboard.press('Enter');
    await page.getByText('春天开花').first().waitFor();
  });

  it('a token is given by the keyboard alone, and what is wrong with it is said where it is typed', async () => {
    const { page, address } = await open();
    await page.goto(address);
    await tabTo(page, 'This bot is not in Discord yet: give it its token');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/workshop/discord');
    await tabTo(page, 'token');
    await page.keyboard.type('some-other-bots-id.token.that-is-not-known-here');
    await page.keyboard.press('Enter');
    await page.getByText('Discord refuses this token.').waitFor();
    expect(await page.locator('#token').inputValue()).toBe('');
    expect(await violationsOf(page)).toEqual([]);
  });

  it('a run is followed live, told to whoever can’t see it, and cancelled', async () => {
    const { page, address, indexer } = await open();
    await page.goto(`${address}/workshop/index`);
    await tabTo(page, 'start');
    await page.keyboard.press('Enter');
    await page.getByText('Starting …').waitFor();
    indexer.progress({ stage: 'embedding', done: 3, total: 12 });
    await page.locator('.stage', { hasText: 'Embedding passages: 3 of 12' }).waitFor();
    expect(await page.locator('#news').textContent()).toContain('Embedding passages');
    await tabTo(page, 'cancel');
    await page.keyboard.press('Enter');
    await page.locator('.stage', { hasText: 'It was cancelled' }).waitFor();
  });

  it('the end of a run is shown without asking, and the focus goes to what comes next', async () => {
    const { page, address, indexer } = await open();
    await page.goto(`${address}/workshop/index`);
    await page.locator('#start').click();
    await page.locator('#cancel').focus();
    indexer.finish();
    await page.locator('.stage', { hasText: 'Done' }).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('start');
  });
});

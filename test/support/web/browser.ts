import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { WebDeps } from '../../../src/web/deps.js';
import { listen } from '../../../src/web/server.js';
import type { Library } from '../discord/library.js';
import { INNER_PATIENCE } from '../patience.js';
import { openSite, type Site } from './site.js';

/** The path of the system's Chromium; null if there is none. */
export const CHROMIUM =
  [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find((path) => existsSync(path)) ?? null;

export function launch(): Promise<Browser> {
  // Without a system locale it could not give a downloaded file a Chinese name.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  return chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'], env });
}

/** The pages on a port of this machine. */
export interface OpenSite extends Site {
  readonly address: string;
}

export async function serveSite(library: Library, deps: Partial<WebDeps> = {}): Promise<OpenSite> {
  const site = await openSite(deps, library);
  const server = await listen({ host: '127.0.0.1', port: 0 });
  server.serve(site.app);
  onTestFinished(() => server.close());
  return { ...site, address: server.address };
}

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 860 } };
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 800 },
  isMobile: true,
  hasTouch: true,
};

/** A page in which nothing may go wrong: no error of a script, and nothing that the policy refuses. */
export async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(INNER_PATIENCE);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    // A refusal that a test is about is told here, too.
    if (message.type() === 'error' && !/status of 4(?:0[14]|22)/.test(message.text()))
      problems.push(message.text());
  });
  onTestFinished(async () => {
    await context.close();
    expect(problems).toEqual([]);
  });
  return page;
}

/** The violations that axe finds, one line for each place. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`),
  );
}

/** Whether the page is wider than the window. */
export async function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.scrollingElement.scrollWidth > window.innerWidth');
}

/** What has the focus, as a person would name it. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate<string>(
    '(document.activeElement.getAttribute("aria-label") ?? document.activeElement.id) || document.activeElement.textContent.trim()',
  );
}

/** Presses Tab until something has the focus. */
export async function tabTo(page: Page, name: string, most = 60): Promise<void> {
  const seen: string[] = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (now === name) return;
    seen.push(now);
  }
  throw new Error(`Tab never comes to “${name}”, but to ${seen.join(', ')}`);
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { test } from 'vitest';
import { speechIn } from '../../../src/cli/i18n/speech.js';
import { launch } from '../../../test/support/web/browser.js';
import { terminalPage } from './page.js';
import { playFirstStart } from './play.js';
import { linesShown, type Run } from './screen.js';

/** Where the pictures go; those in docs/images are copies. */
const OUT = process.env.PICTURES_DIR ?? join(import.meta.dirname, '../../../data/pictures');
const SCALE = 1.5;
const LANGUAGES = [
  { locale: 'en-US', lang: 'en_US.UTF-8', name: 'start-en' },
  { locale: 'zh-CN', lang: 'zh_CN.UTF-8', name: 'start-zh' },
] as const;

test.each(LANGUAGES)('the first start: $name', async ({ locale, lang, name }) => {
  mkdirSync(OUT, { recursive: true });
  const lines = linesShown(await written(locale, lang, join(OUT, `${name}.ansi`)));
  await draw(terminalPage(withoutEnd(lines), 'npm start', locale), join(OUT, `${name}.png`));
});

/** Played again, or as it was played last if PICTURES_AGAIN is set. */
async function written(locale: 'en-US' | 'zh-CN', lang: string, file: string): Promise<string> {
  if (process.env.PICTURES_AGAIN && existsSync(file)) return readFileSync(file, 'utf8');
  const { t } = speechIn(locale);
  const questions = [t('whichFolder'), t('whichToken')];
  const played = await playFirstStart(lang, { questions, last: t('askInBrowser') });
  writeFileSync(file, played);
  return played;
}

/** Without the empty lines above, and without how it was told to end. */
function withoutEnd(lines: readonly (readonly Run[])[]): (readonly Run[])[] {
  const texts = lines.map((runs) => runs.map(({ text }) => text).join(''));
  const end = texts.findIndex((text) => text.startsWith('^C'));
  return lines.slice(
    texts.findIndex((text) => text.trim() !== ''),
    end < 0 ? undefined : end,
  );
}

async function draw(html: string, to: string): Promise<void> {
  const browser = await launch();
  try {
    const page = await browser.newPage({ deviceScaleFactor: SCALE, viewport: { width: 1000, height: 800 } });
    await page.setContent(html);
    const picture = await page.locator('body').screenshot();
    // As few colours as it has: a third of the size.
    await sharp(picture).png({ palette: true, compressionLevel: 9 }).toFile(to);
  } finally {
    await browser.close();
  }
}

import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { test } from 'vitest';
import { modelsDir } from '../../test/embedding/real-model.js';
import { temporaryFolder } from '../../test/support/temp.js';
import { pageOf, type Scene, type Theme } from './page.js';
import { DRAWN_LOCALES, type DrawnLocale, playScenes } from './scenes.js';

/** The folder for all pictures, to be looked at; a few of them are kept in docs/images. */
const OUT = process.env.PICTURES_DIR ?? join(import.meta.dirname, '../../data/pictures');
const CHROMIUM = process.env.CHROMIUM ?? 'chromium';
const WIDTHS = { desktop: 640, phone: 390 } as const;
const THEMES: readonly Theme[] = ['dark', 'light'];
/** Names of scenes with commas between; without it all of them are drawn. */
const ONLY = process.env.PICTURES_ONLY?.split(',');
const TALLEST = 2600;
const MARGIN = 16;
const SCALE = 1.5;
const run = promisify(execFile);

test.each(DRAWN_LOCALES)('pictures in %s', async (locale) => {
  mkdirSync(OUT, { recursive: true });
  const played = await scenesIn(locale);
  const scenes = new Map([...played].filter(([name]) => ONLY?.includes(name) ?? true));
  for (const theme of THEMES)
    for (const [device, width] of Object.entries(WIDTHS)) {
      const sheet = await photograph(pageOf(scenes.values(), theme, width, locale), width * scenes.size);
      for (const [i, name] of [...scenes.keys()].entries())
        await cut(sheet, i, theme, width, join(OUT, `${name}-${locale}-${theme}-${device}.png`));
    }
});

/** Played again, or with PICTURES_AGAIN as recorded the last time. */
async function scenesIn(locale: DrawnLocale): Promise<Map<string, Scene>> {
  const file = join(OUT, `scenes-${locale}.json`);
  if (process.env.PICTURES_AGAIN) return new Map(JSON.parse(readFileSync(file, 'utf8')));
  const scenes = await playScenes(locale, modelsDir);
  writeFileSync(file, JSON.stringify([...scenes], null, 2));
  return scenes;
}

/** The page as a picture, all of it. */
async function photograph(html: string, width: number): Promise<string> {
  const page = join(temporaryFolder(), 'page.html');
  const picture = join(temporaryFolder(), 'picture.png');
  writeFileSync(page, html);
  await run(CHROMIUM, [
    '--headless',
    '--no-sandbox',
    '--hide-scrollbars',
    `--force-device-scale-factor=${SCALE}`,
    `--window-size=${width},${TALLEST}`,
    `--screenshot=${picture}`,
    `file://${page}`,
  ]);
  return picture;
}

/** One column of the sheet, without the empty space below it, small enough to be kept. */
async function cut(sheet: string, column: number, theme: Theme, width: number, to: string): Promise<void> {
  const background = theme === 'dark' ? '#313338' : '#ffffff';
  const { height } = await sharp(sheet).metadata();
  // Trimmed in its own step: in one step sharp trims first, whatever the order.
  const shown = await sharp(sheet)
    .extract({ left: column * width * SCALE, top: 0, width: width * SCALE, height })
    .toBuffer();
  await sharp(shown)
    .trim({ background, threshold: 4 })
    .extend({ top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, background })
    .png({ compressionLevel: 9 })
    .toFile(to);
}

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

/** Where all pictures go, to be looked at; a few of them are kept in docs/images. */
const OUT = process.env.PICTURES_DIR ?? join(import.meta.dirname, '../../data/pictures');
const CHROMIUM = process.env.CHROMIUM ?? 'chromium';
const WIDTHS = { desktop: 640, phone: 390 } as const;
const THEMES: readonly Theme[] = ['dark', 'light'];
const TALLEST = 4000;
const MARGIN = 16;
const SCALE = 1.5;
const run = promisify(execFile);

test.each(DRAWN_LOCALES)('pictures in %s', async (locale) => {
  mkdirSync(OUT, { recursive: true });
  const scenes = await scenesIn(locale);
  for (const [name, scene] of scenes)
    for (const theme of THEMES)
      for (const [device, width] of Object.entries(WIDTHS))
        await draw(scene, theme, width, join(OUT, `${name}-${locale}-${theme}-${device}.png`));
});

/** Played anew, or with PICTURES_AGAIN as they were played last. */
async function scenesIn(locale: DrawnLocale): Promise<Map<string, Scene>> {
  const file = join(OUT, `scenes-${locale}.json`);
  if (process.env.PICTURES_AGAIN) return new Map(JSON.parse(readFileSync(file, 'utf8')));
  const scenes = await playScenes(locale, modelsDir);
  writeFileSync(file, JSON.stringify([...scenes], null, 2));
  return scenes;
}

async function draw(scene: Scene, theme: Theme, width: number, to: string): Promise<void> {
  const page = join(temporaryFolder(), 'page.html');
  const raw = join(temporaryFolder(), 'raw.png');
  writeFileSync(page, pageOf(scene, theme, width));
  await run(CHROMIUM, [
    '--headless',
    '--no-sandbox',
    '--hide-scrollbars',
    `--force-device-scale-factor=${SCALE}`,
    `--window-size=${Math.max(width, 500)},${TALLEST}`,
    `--screenshot=${raw}`,
    `file://${page}`,
  ]);
  const background = theme === 'dark' ? '#313338' : '#ffffff';
  const { height } = await sharp(raw).metadata();
  // Trimmed in a step of its own: in one step sharp trims first, whatever the order.
  const shown = await sharp(raw)
    .extract({ left: 0, top: 0, width: width * SCALE, height })
    .toBuffer();
  await sharp(shown)
    .trim({ background, threshold: 4 })
    .extend({ top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, background })
    .png({ palette: true, colours: 128, compressionLevel: 9 })
    .toFile(to);
}

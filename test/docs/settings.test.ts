import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../../src/config.js';
import { LANGUAGES, page, ROOT, rowsOf } from '../support/docs/pages.js';

/** The defaults by name, as .env.example has them; empty for those that have none. */
const DEFAULTS = parse(readFileSync(join(ROOT, '.env.example'), 'utf8').replace(/^# ([A-Z_]+=)/gm, '$1'));

const NONE = { en: 'none', 'zh-CN': '无' } as const;

describe.each(LANGUAGES)('the settings in %s', (language) => {
  const rows = rowsOf(page(`docs/${language}/settings.md`)).filter(([name = '']) => /^`[A-Z_]+`$/.test(name));

  it('are all there, once', () => {
    expect(rows.map(([name]) => name).sort()).toEqual(SETTINGS.map((name) => `\`${name}\``).sort());
  });

  it.each(rows.map(([name = '', value = '']) => [name.slice(1, -1), value]))(
    '%s has its default',
    (name, value) => {
      const known = DEFAULTS[name];
      expect(value).toBe(known ? `\`${known}\`` : NONE[language]);
    },
  );
});

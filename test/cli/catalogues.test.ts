import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CATALOGUES } from '../../src/cli/i18n/speech.js';
import { LOCALES } from '../../src/config.js';
import { slots } from '../support/slots.js';
import { traditionalIn } from '../support/traditional.js';

const SUFFIX = /_(?:one|other)$/;
const english = CATALOGUES['en-US'];

describe.each(LOCALES)('what the command line says in %s', (locale) => {
  const catalogue = CATALOGUES[locale];

  it('is the same as in English, and takes the same values', () => {
    const keys = Object.keys(english).filter((key) => locale === 'en-US' || !key.endsWith('_one'));
    expect(Object.keys(catalogue)).toEqual(keys);
    for (const key of keys)
      if (!key.endsWith('_one')) expect(slots(catalogue[key]), key).toEqual(slots(english[key]));
  });
});

it('all of it is said somewhere', () => {
  const folder = join(import.meta.dirname, '../../src');
  const code = ['cli', 'indexing/report.ts']
    .flatMap((place) =>
      place.endsWith('.ts')
        ? [join(folder, place)]
        : readdirSync(join(folder, place), { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile() && !/en-US|zh-/.test(entry.name))
            .map((entry) => join(entry.parentPath, entry.name)),
    )
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const keys = Object.keys(english).map((key) => key.replace(SUFFIX, ''));
  expect(keys.filter((key) => !code.includes(`'${key}'`))).toEqual([]);
});

it('what is said in zh-CN holds no Traditional character', () => {
  expect(traditionalIn(Object.values(CATALOGUES['zh-CN']).join(''))).toEqual([]);
});

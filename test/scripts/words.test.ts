import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TEXTS } from '../../scripts/lib/words/words.mjs';
import { literalsOf, slots } from '../support/slots.js';
import { traditionalIn } from '../support/traditional.js';

const lib = join(import.meta.dirname, '../../scripts/lib');
const code = readdirSync(lib)
  .filter((name) => name.endsWith('.mjs'))
  .map((name) => readFileSync(join(lib, name), 'utf8'))
  .join('\n');
const said = literalsOf(code, 'tell').texts;

describe.each(['zh-CN', 'zh-TW'] as const)('what the bootstrap says in %s', (locale) => {
  const texts = TEXTS[locale];

  it('is all of it', () => {
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((text) => !(text in texts))).toEqual([]);
  });

  it('is nothing besides, and takes the same values', () => {
    for (const [english, text] of Object.entries(texts)) {
      expect(code.replaceAll('\\n', '\n')).toContain(english);
      expect(slots(text)).toEqual(slots(english));
    }
  });
});

it('what it says in zh-CN holds no Traditional character', () => {
  expect(traditionalIn(Object.values(TEXTS['zh-CN']).join(''))).toEqual([]);
});

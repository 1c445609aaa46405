import { describe, expect, it } from 'vitest';
import { languageOf as languageOfBootstrap } from '../../scripts/lib/words/words.mjs';
import { languageOf } from '../../src/i18n/language.js';

const CASES = [
  [{}, '', 'en-US'],
  [{ LANG: 'zh_CN.UTF-8' }, '', 'zh-CN'],
  [{ LANG: 'zh_SG.UTF-8' }, '', 'zh-CN'],
  [{ LANG: 'zh' }, '', 'zh-CN'],
  [{ LANG: 'zh_TW.UTF-8' }, '', 'zh-TW'],
  [{ LANG: 'zh_HK' }, '', 'zh-TW'],
  [{ LANG: 'zh-Hant' }, '', 'zh-TW'],
  [{ LANG: 'zh_Hant_MO.UTF-8' }, '', 'zh-TW'],
  [{ LANG: 'de_DE.UTF-8' }, '', 'en-US'],
  [{ LANG: 'C.UTF-8' }, 'zh-CN', 'en-US'],
  [{ LANG: 'zhx' }, '', 'en-US'],
  [{ LC_ALL: 'zh_TW.UTF-8', LANG: 'zh_CN.UTF-8' }, '', 'zh-TW'],
  [{ LC_ALL: '', LC_MESSAGES: 'zh_CN', LANG: 'en_US' }, '', 'zh-CN'],
  [{ LOCALE: 'zh-TW', LANG: 'en_US.UTF-8' }, '', 'zh-TW'],
  [{ LOCALE: ' en-US ', LC_ALL: 'zh_CN.UTF-8' }, '', 'en-US'],
  [{ LOCALE: 'tlh', LANG: 'zh_CN.UTF-8' }, '', 'zh-CN'],
  [{}, 'zh-CN', 'zh-CN'],
  [{}, 'zh-Hant-TW', 'zh-TW'],
] as const;

describe('the language of a terminal', () => {
  it.each(CASES)('%o, else %s: %s', (env, otherwise, expected) => {
    expect(languageOf(env, otherwise)).toBe(expected);
    // What runs before anything is compiled has it from a file of its own.
    expect(languageOfBootstrap(env, otherwise)).toBe(expected);
  });
});

import { parseAccept } from 'hono/utils/accept';
import { LOCALES, type Locale } from '../../config.js';
import { enUS } from './en-US.js';
import type { Words } from './words.js';
import { zhCN } from './zh-CN.js';
import { zhTW } from './zh-TW.js';

/** The page's own texts by language. */
export const WORDS: Readonly<Record<Locale, Words>> = { 'zh-CN': zhCN, 'zh-TW': zhTW, 'en-US': enUS };

/** For the `lang` of a document. */
export const HTML_LANG: Readonly<Record<Locale, string>> = {
  'zh-CN': 'zh-Hans',
  'zh-TW': 'zh-Hant',
  'en-US': 'en',
};

export function isLocale(text: string | undefined): text is Locale {
  return LOCALES.some((locale) => locale === text);
}

/** The first language of `Accept-Language` that the page speaks; null if there is none. */
export function acceptedLocale(header: string | undefined): Locale | null {
  const wanted = parseAccept((header ?? '').slice(0, 500)).filter(({ q }) => q > 0);
  for (const { type } of wanted) {
    const locale = localeOfTag(type.toLowerCase());
    if (locale) return locale;
  }
  return null;
}

function localeOfTag(tag: string): Locale | null {
  if (/^zh-(tw|hk|mo|hant)\b/.test(tag)) return 'zh-TW';
  if (/^zh\b/.test(tag)) return 'zh-CN';
  return /^en\b/.test(tag) ? 'en-US' : null;
}

import type { Locale } from '../config.js';
import { enUS } from './messages/en-US.js';
import type { Messages } from './messages/messages.js';
import { zhCN } from './messages/zh-CN.js';
import { zhTW } from './messages/zh-TW.js';

export type { Messages };

const CATALOGUE: Readonly<Record<Locale, Messages>> = { 'zh-CN': zhCN, 'zh-TW': zhTW, 'en-US': enUS };

export function messagesFor(locale: Locale): Messages {
  return CATALOGUE[locale];
}

/** The catalogue for what a person's client is set to; other languages get the fallback. */
export function localeOf(clientLocale: string, fallback: Locale): Locale {
  if (clientLocale === 'zh-CN' || clientLocale === 'zh-TW') return clientLocale;
  return clientLocale.startsWith('en-') ? 'en-US' : fallback;
}

import type { Locale } from '../../config.js';
import { type MessagesOf, speakerOf } from '../../i18n/translator.js';
import type { MessageKey, Texts } from './catalogue.js';
import { enUS } from './en-US.js';
import { zhCN } from './zh-CN.js';
import { zhTW } from './zh-TW.js';

export type { MessageKey };

/** The bot's texts by language and key, as written. */
export const CATALOGUES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  'zh-CN': zhCN,
  'zh-TW': zhTW,
  'en-US': enUS,
};

/** Everything the bot says, in one language. */
export type Messages = MessagesOf<Texts>;

export const messagesFor: (locale: Locale) => Messages = speakerOf<Texts>(CATALOGUES);

/** What the bot says to one person, in the language of their client, or in its own if it does not speak that one. */
export function messagesTo(
  { locale }: { readonly locale: string },
  bot: { readonly locale: Locale },
): Messages {
  return messagesFor(localeOf(locale, bot.locale));
}

/** The language for a person's client; languages that the bot doesn't speak get the fallback. */
export function localeOf(clientLocale: string, fallback: Locale): Locale {
  if (clientLocale === 'zh-CN' || clientLocale === 'zh-TW') return clientLocale;
  return clientLocale.startsWith('en-') ? 'en-US' : fallback;
}

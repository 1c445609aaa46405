import { createInstance, type i18n, type TOptions } from 'i18next';
import { LOCALES, type Locale } from '../../config.js';
import type { MessageKey, ValuesOf } from './catalogue.js';
import { enUS } from './en-US.js';
import { zhCN } from './zh-CN.js';
import { zhTW } from './zh-TW.js';

export type { MessageKey };

/** The texts of the bot by language and key, as they are written. */
export const CATALOGUES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  'zh-CN': zhCN,
  'zh-TW': zhTW,
  'en-US': enUS,
};

/** Everything the bot says, in one language. */
export interface Messages {
  readonly locale: Locale;
  /** A text with its values put in as they are: escape what comes from elsewhere before. */
  t<Key extends MessageKey>(key: Key, ...values: ValuesOf<Key>): string;
}

let translator: i18n | undefined;

export function messagesFor(locale: Locale): Messages {
  translator ??= createTranslator();
  const translate = translator.getFixedT(locale);
  return {
    locale,
    t: (key, ...[values]) => {
      const replace: Readonly<Record<string, string | number>> = values ?? {};
      const { count } = replace;
      const options: TOptions = { replace, nest: false, ...(typeof count === 'number' && { count }) };
      // i18next's own types of keys know nothing of our catalogue, whose types have checked this one.
      return String(translate<string, TOptions, string>(key, options));
    },
  };
}

/** Keys and values are taken as they are: nothing in them is a path, a format, a reference or HTML. */
function createTranslator(): i18n {
  const instance = createInstance();
  void instance.init({
    resources: Object.fromEntries(LOCALES.map((locale) => [locale, { translation: CATALOGUES[locale] }])),
    lng: 'en-US',
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
    parseMissingKeyHandler: (key) => {
      throw new Error(`There is no message “${key}”`);
    },
  });
  return instance;
}

/** The language for what a person's client is set to; languages the bot doesn't speak get the fallback. */
export function localeOf(clientLocale: string, fallback: Locale): Locale {
  if (clientLocale === 'zh-CN' || clientLocale === 'zh-TW') return clientLocale;
  return clientLocale.startsWith('en-') ? 'en-US' : fallback;
}

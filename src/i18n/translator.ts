import { createInstance, type i18n, type TOptions } from 'i18next';
import { LOCALES, type Locale } from '../config.js';
import type { Catalogues, English, KeyIn, ValuesIn } from './catalogue.js';

/** All the texts of a room in one language. */
export interface MessagesOf<Texts extends English> {
  readonly locale: Locale;
  /** A text with its values put in unchanged: escape untrusted ones before. */
  t<Key extends KeyIn<Texts>>(key: Key, ...values: ValuesIn<Texts, Key>): string;
}

/** Speaks the languages of a room's catalogues, which are read at the first use. */
export function speakerOf<Texts extends English>(
  catalogues: Catalogues,
): (locale: Locale) => MessagesOf<Texts> {
  let translator: i18n | undefined;
  return (locale) => {
    translator ??= createTranslator(catalogues);
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
  };
}

/** Keys and values are taken as they are: nothing in them is a path, a format, a reference or HTML. */
function createTranslator(catalogues: Catalogues): i18n {
  const instance = createInstance();
  void instance.init({
    resources: Object.fromEntries(LOCALES.map((locale) => [locale, { translation: catalogues[locale] }])),
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

import { LOCALES } from '../../config.js';
import { type MessageKey, messagesFor } from './messages.js';

type NameKey = Extract<MessageKey, `${string}Name`>;
type DescriptionKey = Extract<MessageKey, `${string}Description`>;
type Localizations = Partial<Record<'zh-CN' | 'zh-TW', string>>;

/** The name of a command or an option: in English, and in the other languages for the people who use them. */
export function localizedName(key: NameKey): { name: string; name_localizations: Localizations } {
  return { name: messagesFor('en-US').t(key), name_localizations: others(key) };
}

function localizedDescription(key: DescriptionKey): {
  description: string;
  description_localizations: Localizations;
} {
  return { description: messagesFor('en-US').t(key), description_localizations: others(key) };
}

/** The name and the description of a command or an option, whose keys begin alike. */
export function localized<Key extends string>(
  key: `${Key}Name` extends NameKey ? (`${Key}Description` extends DescriptionKey ? Key : never) : never,
): ReturnType<typeof localizedName> & ReturnType<typeof localizedDescription> {
  return {
    ...localizedName(`${key}Name` as NameKey),
    ...localizedDescription(`${key}Description` as DescriptionKey),
  };
}

function others(key: NameKey | DescriptionKey): Localizations {
  return Object.fromEntries(
    LOCALES.filter((locale) => locale !== 'en-US').map((locale) => [locale, messagesFor(locale).t(key)]),
  );
}

import type { Locale } from '../../config.js';
import type { KeyIn } from '../../i18n/catalogue.js';
import { tellIn } from '../../i18n/sentences/sentences.js';
import { type MessagesOf, speakerOf } from '../../i18n/translator.js';
import type { Told } from '../../sentence.js';
import { enUS } from './en-US.js';
import { HELP } from './help.js';
import { zhCN } from './zh-CN.js';
import { zhTW } from './zh-TW.js';

type Texts = typeof enUS;

/** The command line's texts by language and key, as written. */
export const CATALOGUES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  'zh-CN': zhCN,
  'zh-TW': zhTW,
  'en-US': enUS,
};

export type SpokenKey = KeyIn<Texts>;

/** Everything the command line says to a person, in one language. JSON and logs are English. */
export interface Speech extends MessagesOf<Texts> {
  /** The text of an error, a finding or a report. */
  tell(told: Told): string;
}

const messagesFor = speakerOf<Texts>(CATALOGUES);

export function speechIn(locale: Locale): Speech {
  return { ...messagesFor(locale), tell: (told) => tellIn(locale, told, HELP[locale]) };
}

/** For readers whose language is not known. */
export const ENGLISH: Speech = speechIn('en-US');

import type { Locale } from '../../config.js';
import { inWords, type Told } from '../../sentence.js';
import { botsZhCN, botsZhTW } from './bots.js';
import { openSearchZhCN, openSearchZhTW } from './opensearch.js';
import { zhCN } from './zh-CN.js';
import { zhTW } from './zh-TW.js';

/** Texts of a language by the English ones. */
export type Texts = Readonly<Partial<Record<string, string>>>;

/** The texts of errors, findings and reports; these hold the English ones themselves. */
export const SENTENCES: Readonly<Record<Locale, Texts>> = {
  'en-US': {},
  'zh-CN': { ...zhCN, ...openSearchZhCN, ...botsZhCN },
  'zh-TW': { ...zhTW, ...openSearchZhTW, ...botsZhTW },
};

/** A sentence in a language; if it has no text there, it stays English. */
export function tellIn(locale: Locale, told: Told, more: Texts = {}): string {
  const texts = SENTENCES[locale];
  return inWords(told, (text) => texts[text] ?? more[text] ?? text);
}

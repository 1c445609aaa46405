import type { Locale } from '../../../config.js';
import { enUS } from './en-US.js';
import type { WorkshopWords } from './words.js';
import { zhCN } from './zh-CN.js';
import { zhTW } from './zh-TW.js';

/** The workshop's texts by language. */
export const WORKSHOP_WORDS: Readonly<Record<Locale, WorkshopWords>> = {
  'zh-CN': zhCN,
  'zh-TW': zhTW,
  'en-US': enUS,
};

import type { Locale } from '../../../config.js';
import { enUS } from './en-US.js';
import { zhCN } from './zh-CN.js';
import { zhTW } from './zh-TW.js';

type Widened<Entry> = Entry extends string
  ? string
  : Entry extends (...values: never[]) => string
    ? Entry
    : { readonly [Key in keyof Entry]: Widened<Entry[Key]> };

/** What the workshop says, by key: texts, functions for those that have something put in, and groups of both. */
export type WorkshopWords = Widened<typeof enUS>;

export const WORKSHOP_WORDS: Readonly<Record<Locale, WorkshopWords>> = {
  'zh-CN': zhCN,
  'zh-TW': zhTW,
  'en-US': enUS,
};

import type { Locale } from '../config.js';
import type { IndexProgress } from '../indexing/report.js';
import { enUS } from './messages/en-US.js';
import { zhCN } from './messages/zh-CN.js';
import { zhTW } from './messages/zh-TW.js';

/**
 * Everything the bot says, in one language. What is handed to a function is put in as it is: escape it before.
 * Articles are never part of it.
 */
export interface Messages {
  question(question: string): string;
  /** No passage answers for sure; the nearest are shown. */
  readonly related: string;
  /** No article answers, and there is nothing near. */
  readonly nothing: string;
  /** No article answers; what is shown is merely near. */
  readonly nothingButNear: string;
  readonly keywordsOnly: string;

  page(current: number, total: number): string;
  readonly previousPage: string;
  readonly nextPage: string;
  noSuchArticle(wanted: string): string;
  readonly nearestTitles: string;
  readonly articleGone: string;

  readonly reindexDenied: string;
  readonly reindexBusy: string;
  readonly reindexStarted: string;
  progress(progress: IndexProgress): string;
  readonly reindexDone: string;
  counts(counts: { added: number; changed: number; removed: number; unchanged: number }): string;
  totals(totals: { articles: number; passages: number; embedded: number }): string;
  model(model: string): string;
  readonly modelMissing: string;
  took(ms: number): string;
  added(names: string): string;
  changed(names: string): string;
  removed(names: string): string;
  failed(count: number): string;
  warnings(count: number): string;
  /** Follows a list that is cut short. */
  andMore(count: number): string;

  unexpected(id: string): string;
  readonly stopping: string;
}

const CATALOGUE: Readonly<Record<Locale, Messages>> = { 'zh-CN': zhCN, 'zh-TW': zhTW, 'en-US': enUS };

export function messagesFor(locale: Locale): Messages {
  return CATALOGUE[locale];
}

/** The catalogue for what a person's client is set to; other languages get the fallback. */
export function localeOf(clientLocale: string, fallback: Locale): Locale {
  if (clientLocale === 'zh-CN' || clientLocale === 'zh-TW') return clientLocale;
  return clientLocale.startsWith('en-') ? 'en-US' : fallback;
}

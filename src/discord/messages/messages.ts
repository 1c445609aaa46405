import type { IndexProgress } from '../../indexing/report.js';

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
  /** Where a quote stands besides, as links or names. */
  alsoIn(places: readonly string[]): string;

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
  /** Groups of articles that are one text. */
  reposts(count: number): string;
  /** Follows a list that is cut short. */
  andMore(count: number): string;

  unexpected(id: string): string;
  readonly stopping: string;
}

/** Why a stretch of a file is not part of the article's text. */
export type RemovalReason =
  /** Menus, breadcrumbs, rows of links, lists of other articles and their headlines. */
  | 'links'
  /** Share bars, labels of buttons, counters. */
  | 'buttons'
  /** What readers wrote under the article. */
  | 'comments'
  /** Notices of the platform or the site on rights, opinions or cookies. */
  | 'notice'
  /** Calls to follow, to subscribe, to download or to contribute. */
  | 'call'
  /** A summary written by the platform's software. */
  | 'summary'
  /** A table of contents, which repeats the headings. */
  | 'contents'
  /** Text that is the same at the start or the end of several articles. */
  | 'repeated'
  /** Readings in brackets after Chinese characters, put there by a crawler. */
  | 'readings';

/** Something left out of an article; lists of these are in the order of the file. */
export interface RemovedText {
  readonly text: string;
  readonly reason: RemovalReason;
  /**
   * The name of the rule that removed it: see `RULES` in cleaning/rules/order.ts, and the parts of a page in
   * cleaning/body.
   */
  readonly rule: string;
}

/** How many characters were left out, without white space. */
export function charactersIn(removed: readonly Pick<RemovedText, 'text'>[]): number {
  return removed.reduce((sum, { text }) => sum + text.replace(/\s+/g, '').length, 0);
}

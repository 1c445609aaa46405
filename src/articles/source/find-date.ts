import { sentence, type Told } from '../../sentence.js';
import { dayInAddress } from './address-day.js';
import { parseDate } from './dates.js';
import { ADDRESS_KEYS, entriesFor, KEPT_KEYS, OWN_PATH_KEYS, PUBLISHED_KEYS } from './keys.js';
import type { FrontMatter } from './split-source.js';

export interface FoundDate {
  /** `YYYY-MM-DD`, or null. */
  readonly date: string | null;
  readonly warnings: readonly Told[];
}

/** Where an article's date is looked for apart from its front matter. */
export interface DateHints {
  /** The file's path below the articles' folder; names such as `2025-04-13-x.md` contain a date. */
  readonly path?: string;
  /** What the text's first lines say, as `parseDate` reads it, or null. */
  readonly inText?: string | null;
  /** When it was last changed by what the text says, `YYYY-MM-DD` or null. */
  readonly updated?: string | null;
  /** The article's address, wherever it was found, or null. */
  readonly url?: string | null;
}

/**
 * The article's date: its publication by its front matter, by its first lines, or by its file's name or its address,
 * else the day it was last changed or saved. A date that can't be read is skipped with a warning.
 */
export function findDate(
  data: FrontMatter,
  { path = '', inText = null, updated = null, url = null }: DateHints = {},
): FoundDate {
  const warnings: Told[] = [];
  const date =
    dateIn(data, PUBLISHED_KEYS, warnings) ??
    (inText === null ? null : parseDate(inText)) ??
    dateInName(path) ??
    dateInAddress(data, url ?? '') ??
    updated ??
    dateIn(data, KEPT_KEYS, warnings);
  return { date, warnings };
}

function dateIn(data: FrontMatter, keys: readonly string[], warnings: Told[]): string | null {
  for (const [key, value] of entriesFor(data, keys)) {
    const written = writtenDate(value);
    if (written === '') continue;
    const date = parseDate(written);
    if (date) return date;
    warnings.push(
      sentence('The {{key}} "{{written}}" is not a date that can be read.', {
        key,
        written: written.slice(0, 40),
      }),
    );
  }
  return null;
}

/** The date in an article's address: `/2021/05/03/x`, `/posts/2021-05-03-x`. */
function dateInAddress(data: FrontMatter, url: string): string | null {
  const written = entriesFor(data, [...OWN_PATH_KEYS, ...ADDRESS_KEYS]).map(([, value]) => value);
  for (const address of [...written, url]) {
    const date = typeof address === 'string' ? dayInAddress(address) : null;
    if (date !== null) return date;
  }
  return null;
}

/** A date at the start or the end of a file's name, or its folders' names. */
function dateInName(path: string): string | null {
  const name = (path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '').normalize('NFC');
  const [, folders] = /(?:^|\/)(\d{4}\/\d{2}\/\d{2})\/[^/]+$/.exec(path) ?? [];
  const written =
    /^[[(（【]?(\d{4}([-_.])\d{1,2}\2\d{1,2}|\d{8}|\d{4}年\d{1,2}月\d{1,2}日)(?=$|[^\d])/.exec(name)?.[1] ??
    /(?:^|[-_.\s[(（【])(\d{4}([-_.])\d{1,2}\2\d{1,2}|\d{8}|\d{4}年\d{1,2}月\d{1,2}日)[\])）】]?$/.exec(
      name,
    )?.[1] ??
    folders;
  const date = written === undefined ? null : parseDate(written.replace(/_/g, '-'));
  return date !== null && /^(?:19|20)/.test(date) ? date : null;
}

/** A front matter value as text. Lists count by their first entry; Obsidian writes days as links to notes. */
function writtenDate(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return writtenDate(value.flat(2)[0]);
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const text = String(value)
    .trim()
    .replace(/^\[\[(.*)\]\]$/, '$1');
  // `published: true` says whether, not when.
  return /^(?:null|~|true|false|yes|no)$/i.test(text) ? '' : text;
}

import { fold } from '../../text/fold.js';
import { onlyLetters } from '../../text/letters.js';
import type { ReadHit } from '../hit.js';
import { numberOf } from '../question/numbers.js';

/** A date or a version, its weightiest part first, to be compared part by part. */
export type Stamp = readonly number[];

/** What distinguishes one of a series from the others: a number with what it counts, a version, a date. */
const NUMBERED =
  /第?(?:v?\d+(?:[.-]\d+)*|[零〇一二三四五六七八九十百]+)(?:年度?|月份?|[日号期届季版卷次周回集])*/gu;
/** How many letters must be left of a name that several things have. */
const SHORTEST = 2;

/** What the names of a series have in common, or null if there is no name to speak of. */
export function seriesOf(name: string): string | null {
  const common = onlyLetters(fold(name).replaceAll(NUMBERED, ''));
  return common.length >= SHORTEST ? common : null;
}

/** The time of an article: its date, or else the count in its title; null if it has neither. */
export function stampOfArticle({ article: { date, title } }: ReadHit): Stamp | null {
  return date ? date.split('-').map(Number) : stampIn(title);
}

/** What the first number in a name counts, or null. */
export function stampIn(name: string): Stamp | null {
  const [number] = fold(name).match(/\d+(?:[.-]\d+)*|[零〇一二三四五六七八九十百]+/u) ?? [];
  return number === undefined ? null : number.split(/[.-]/).map((part) => Number(numberOf(part)));
}

/** Above 0 if the first one is newer. */
export function compareStamps(a: Stamp, b: Stamp): number {
  const at = a.findIndex((part, i) => part !== b[i]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}

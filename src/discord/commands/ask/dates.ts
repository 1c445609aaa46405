import { Refusal } from '../../interactions/refusal.js';

const FORM = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$/;

/**
 * A date as people write it, `2024-05-01`, or the first or last day of a month or a year, as `YYYY-MM-DD`.
 *
 * @returns undefined if nothing is written
 * @throws Refusal if it is not a date
 */
export function dayOf(written: string | null, which: 'first' | 'last'): string | undefined {
  const text = written?.trim() ?? '';
  if (text === '') return undefined;
  const [, year, month, day] = FORM.exec(text) ?? [];
  const iso = year && isoDay(Number(year), month ? Number(month) : null, day ? Number(day) : null, which);
  if (!iso) throw new Refusal(({ t }) => t('noDate'));
  return iso;
}

function isoDay(
  year: number,
  month: number | null,
  day: number | null,
  which: 'first' | 'last',
): string | null {
  const isFirst = which === 'first';
  const m = month ?? (isFirst ? 1 : 12);
  // Day 0 of the next month is the last day of this one.
  const date = new Date(Date.UTC(year, day === null && !isFirst ? m : m - 1, day ?? (isFirst ? 1 : 0)));
  const isReal = date.getUTCMonth() === m - 1 && (day === null || date.getUTCDate() === day);
  return isReal ? date.toISOString().slice(0, 10) : null;
}

import { parseDate } from './dates.js';

/** The longest value that can be an address, in UTF-16 code units. */
const MAX_LENGTH = 2000;
const YEAR = '((?:19|20)\\d{2})';
const END = '(?=[-_/.]|$)';

/** Where a path says the day: in folders or at the start of a name, the parts apart before those in one number. */
const DAYS: readonly RegExp[] = [
  new RegExp(`(?:^|/)${YEAR}/(\\d{1,2})/(\\d{1,2})(?=[/.]|$)`),
  new RegExp(`(?:^|/)${YEAR}([-_])(\\d{1,2})\\2(\\d{1,2})${END}`),
  new RegExp(`(?:^|/)${YEAR}[-/]?(\\d{2})[-/]?(\\d{2})${END}`),
  new RegExp(`(?:^|/)${YEAR}/([a-z]{3})[a-z]*/(\\d{1,2})${END}`, 'i'),
  // With the time or a number behind it; a longer number is no day.
  /(?:^|\/)[a-z]{0,8}((?:199|20\d)\d)(\d{2})(\d{2})\d{0,4}(?!\d)/i,
];

/**
 * The day in the path of an address, as in `/2024/03/05/x`, `/t20240305_1.html` or `/2024/mar/05/x`.
 *
 * @param today the last day that counts, `YYYY-MM-DD`; a number after it is no day
 * @returns `YYYY-MM-DD`, or null
 */
export function dayInAddress(address: string, today = latestToday()): string | null {
  if (address.length > MAX_LENGTH) return null;
  const path = (/^[^?#]*/.exec(address)?.[0] ?? '').replace(/^(?:https?:)?\/\/[^/]*/i, '');
  for (const pattern of DAYS) {
    const [year = '', ...parts] = pattern.exec(path)?.slice(1) ?? [];
    const [month = '', day = ''] = parts.filter((part) => /[^-_]/.test(part));
    const written = /\d/.test(month) ? `${year}-${month}-${day}` : `${day} ${month} ${year}`;
    const date = parseDate(written);
    if (date !== null && date <= today) return date;
  }
  return null;
}

/** The day that it is where it is latest, 14 hours ahead of UTC. */
function latestToday(): string {
  return new Date(Date.now() + 14 * 3600 * 1000).toISOString().slice(0, 10);
}

import { InvalidArgumentError } from 'commander';
import { inEnglish } from '../../sentence.js';
import { NO_DATE, notWithin } from '../i18n/commander.js';

export const dataOption = ['--data <dir>', 'where the index is kept (DATA_DIR)'] as const;
export const articlesOption = ['--articles <dir>', 'the folder of articles (ARTICLES_DIR)'] as const;
export const jsonOption = ['--json', 'print JSON, one object per line, and nothing else on stdout'] as const;

/** A parser of whole numbers. */
export function integerIn(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(inEnglish(notWithin(least, most)));
  };
}

/** A parser of days, `YYYY-MM-DD`. */
export function isoDate(value: string): string {
  // A day that the month does not have, such as 02-31, would roll over into the next one.
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
  if (isDay && new Date(value).toISOString().startsWith(value)) return value;
  throw new InvalidArgumentError(inEnglish(NO_DATE));
}

/** The first three letters of each month's name in English, in their order. */
export const ENGLISH_MONTHS: readonly string[] = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];

/** From 1 on, by the first three letters of a name; 0 if it is none. */
export function englishMonth(name: string): number {
  return ENGLISH_MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

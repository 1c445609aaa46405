import { DAYS as EN } from './en/dates.js';
import { oneOf } from './word-list.js';
import { DAYS as ZH } from './zh/dates.js';

/** A day of a year. */
export const DATED = oneOf([ZH, EN]);

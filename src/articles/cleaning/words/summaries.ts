import * as en from './en/summaries.js';
import { oneOf } from './word-list.js';
import * as zh from './zh/summaries.js';

/** Software that sums up. */
export const MACHINE_SUMMARY = oneOf([zh.MACHINE, en.MACHINE]);
/** What stands beside those words in the label of such a summary. */
export const SUMMARY_FILLERS = new RegExp([...zh.FILLERS, ...en.FILLERS].join('|'), 'gu');
/** What such a summary may be called where only the line below tells who wrote it. */
export const SUMMARY_TITLE = oneOf([zh.TITLES, en.TITLES]);
/** What stands under such a summary. */
export const MACHINE_DISCLAIMER = oneOf([zh.DISCLAIMERS, en.DISCLAIMERS]);

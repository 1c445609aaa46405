import * as en from './en/summaries.js';
import { oneOf } from './word-list.js';
import * as zh from './zh/summaries.js';

/** Software that writes summaries. */
export const MACHINE_SUMMARY = oneOf([zh.MACHINE, en.MACHINE]);
/** Other words in the label of such a summary. */
export const SUMMARY_FILLERS = new RegExp([...zh.FILLERS, ...en.FILLERS].join('|'), 'gu');
/** What such a summary may be called if only the line below says who wrote it. */
export const SUMMARY_TITLE = oneOf([zh.TITLES, en.TITLES]);
/** The line under such a summary. */
export const MACHINE_DISCLAIMER = oneOf([zh.DISCLAIMERS, en.DISCLAIMERS]);

import * as en from './en/platforms.js';
import * as zh from './zh/platforms.js';

/** A whole line that a platform puts before, into or after each text. */
export const PLATFORM_LINE = new RegExp(`^(?:${[...zh.LINES, ...en.LINES].join('|')})$`, 'u');
/** A whole line in the place of an advertisement. */
export const ADVERTISEMENT = new RegExp(
  `^(?:${[...zh.ADVERTISEMENTS, ...en.ADVERTISEMENTS].join('|')})$`,
  'u',
);
/** What a text on advertisements says in its sentences. */
export const ON_ADVERTISEMENTS = /广告|advertis/;

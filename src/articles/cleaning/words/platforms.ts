import { LINES, NAMES, TITLE_STARTS } from './zh/platforms.js';

/** A line that a platform puts round each text, whole. */
export const PLATFORM_LINE = new RegExp(`^(?:${LINES.join('|')})$`, 'u');
/** What a platform puts before a page's title, and its own name behind it. */
export const TITLE_START = new RegExp(`^(?:${TITLE_STARTS.join('|')})\\s*`, 'u');
export const TITLE_END = new RegExp(`\\s+[-–—|_]\\s*(?:${NAMES.join('|')})$`, 'u');

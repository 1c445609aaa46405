import { LINES } from './zh/platforms.js';

/** A whole line that a platform puts before or after each text. */
export const PLATFORM_LINE = new RegExp(`^(?:${LINES.join('|')})$`, 'u');

import { LINES } from './zh/platforms.js';

/** A line that a platform puts round each text, whole. */
export const PLATFORM_LINE = new RegExp(`^(?:${LINES.join('|')})$`, 'u');

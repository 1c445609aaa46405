import { createRequire } from 'node:module';

/** Characters of ASCII that are seen take a column each. */
const PLAIN = /^[ -~]*$/;
const require = createRequire(import.meta.url);

/**
 * How many columns of a terminal a text takes: a Chinese character takes two. What counts them is loaded with the
 * first text that it is needed for, since that takes as long as a tenth of a short command.
 */
export function widthOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  const { default: stringWidth } = require('string-width') as typeof import('string-width');
  return stringWidth(text);
}

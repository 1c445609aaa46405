import { escapePattern } from '../../text/escape-pattern.js';
import type { Span } from '../../text/span.js';

/** The place of a quotation in a text, word for word: only white space may differ. Null if it is not there. */
export function placeOfQuotation(text: string, quotation: string): Span | null {
  const words = quotation.trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return null;
  const pattern = new RegExp(words.map(escapePattern).join('\\s+'), 'u');
  const found = pattern.exec(text);
  return found && { start: found.index, end: found.index + found[0].length };
}

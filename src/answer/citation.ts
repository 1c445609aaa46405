import { oneLine } from '../text/one-line.js';
import type { QuotedExcerpt } from './answer.js';

/** One line that says where a quote comes from: title, speaker or else section, date, and address or else file. */
export function citationOf({ title, speaker, section, date, url, path }: QuotedExcerpt): string {
  return [title, speaker ?? section, date, url ?? path]
    .flatMap((part) => (part === null ? [] : [oneLine(part)]))
    .filter((part) => part !== '')
    .join(' · ');
}

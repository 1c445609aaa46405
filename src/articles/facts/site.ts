import { fold } from '../../text/fold.js';
import type { RemovedText } from '../removed.js';

/** The site an article is from, as far as its page tells. */
export interface Site {
  /** Whether a text is nothing but the site's name. */
  isName(text: string): boolean;
}

/** A site's name is no longer than this, in UTF-16 code units. */
const MAX_NAME_LENGTH = 30;
const SEPARATORS = /[\n|｜·•»>/\\[\]【】()（）:：,，;；©]+|\s{2,}|\s-\s/;
/** What stands round a name in a footer: years and rights. */
const AROUND = /\b(?:19|20)\d{2}\b|版权所有|all rights reserved\.?|copyright/g;

/**
 * What is known of a site's name: the main part of its host (`example` of `www.example.com`), and whole labels of
 * the page's menus, logo and footer.
 */
export function siteOf(url: string | null, removed: readonly RemovedText[]): Site {
  const names = new Set<string>();
  const host = url === null ? [] : new URL(url).hostname.split('.');
  const main =
    host.filter((label) => !/^(?:www|m|co|com|net|org|gov|edu|ac)$/.test(label)).at(-2) ?? host.at(0);
  if (main !== undefined && main.length > 2) names.add(compact(main));
  for (const { text, reason } of removed) {
    if (reason !== 'links' && reason !== 'buttons' && reason !== 'notice') continue;
    for (const label of fold(text).replace(AROUND, ' ').split(SEPARATORS)) {
      const name = compact(label);
      if (name.length >= 2 && name.length <= MAX_NAME_LENGTH) names.add(name);
    }
  }
  return {
    isName: (text) => text.length <= MAX_NAME_LENGTH && text.trim() !== '' && names.has(compact(fold(text))),
  };
}

function compact(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

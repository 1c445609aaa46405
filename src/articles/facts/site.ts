import { fold } from '../../text/fold.js';
import type { RemovedText } from '../removed.js';
import { knownNames } from '../source/site-names.js';

/** The site of an article, as far as its page says. */
export interface Site {
  /** Whether a text is nothing but the site's name. */
  isName(text: string): boolean;
}

/** A site's name is no longer than this, in UTF-16 code units. */
const MAX_NAME_LENGTH = 30;
const SEPARATORS = /[\n|｜·•»>/\\[\]【】()（）:：,，;；©]+|\s{2,}|\s-\s/;
/** What surrounds a name in a footer: years and rights. */
const AROUND = /\b(?:19|20)\d{2}\b|版权所有|all rights reserved\.?|copyright/g;

/**
 * What is known about a site's name: the main part of its host (`example` of `www.example.com`), and whole labels of
 * the page's menus, logo and footer; for well-known sites their common names.
 *
 * @param title by the front matter, or empty
 */
export function siteOf(url: string | null, removed: readonly RemovedText[], title = ''): Site {
  const names = new Set<string>();
  const hasParts = fold(title).split(SEPARATORS).length > 1;
  const host = url === null ? [] : new URL(url).hostname.split('.');
  const main =
    host.filter((label) => !/^(?:www|m|co|com|net|org|gov|edu|ac)$/.test(label)).at(-2) ?? host.at(0);
  if (main !== undefined && main.length > 2) names.add(compact(main));
  // On platforms the first folder names a column or a publication.
  const [, folder = '', page = ''] = url === null ? [] : new URL(url).pathname.split('/');
  if (page !== '' && folder.length > 3) names.add(compact(folder.toLowerCase()));
  for (const name of url === null ? [] : knownNames(url)) names.add(compact(name));
  for (const { text, reason } of removed) {
    if (reason !== 'links' && reason !== 'buttons' && reason !== 'notice') continue;
    // A line that repeats the whole title names the article, and its parts are not the site's name.
    if (hasParts && fold(text).includes(fold(title))) continue;
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

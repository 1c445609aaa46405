import { fold } from '../../text/fold.js';
import type { RemovedText } from '../removed.js';
import { knownNames } from '../source/site-names.js';
import { isNameOfHost, looksLikePaper } from './paper-names.js';

/** The site of an article, as far as its page says. */
export interface Site {
  /** Whether a text is nothing but the site's name. */
  isName(text: string): boolean;
  /** Whether what follows a title is the site's name, by what papers are called or by the address. */
  followsTitle(text: string, title: string): boolean;
}

/** What else says which site it is. */
export interface SiteOptions {
  /** The title by the front matter. Default none. */
  readonly title?: string;
  /** Whether the article was kept from a page: then what follows its title is more often the site's. Default false. */
  readonly isClipped?: boolean;
}

/** A site's name is no longer than this, in UTF-16 code units. */
const MAX_NAME_LENGTH = 30;
/** A shorter title than this may be a column's, and what follows it the subject: `Profile | The River Post`. */
const MIN_TITLE_LENGTH = 4;
const SEPARATORS = /[\n|｜·•»>/\\[\]【】()（）:：,，;；©]+|\s{2,}|\s-\s/;
/** What surrounds a name in a footer: years and rights. */
const AROUND = /\b(?:19|20)\d{2}\b|版权所有|all rights reserved\.?|copyright/g;
/** The label before the ending of a host that belongs to it: `example.co.uk`. */
const SECOND_LEVEL = /^(?:co|com|net|org|gov|edu|ac)$/;

/**
 * What is known about a site's name: the main part of its host (`example` of `www.example.com`), and whole labels of
 * the page's menus, logo and footer; for well-known sites their common names.
 */
export function siteOf(
  url: string | null,
  removed: readonly RemovedText[],
  { title = '', isClipped = false }: SiteOptions = {},
): Site {
  const main = url === null ? '' : mainLabel(new URL(url).hostname);
  const names = new Set([...namesByAddress(url, main), ...namesOnPage(removed, title)]);
  const isName = (text: string): boolean =>
    text.length <= MAX_NAME_LENGTH && text.trim() !== '' && names.has(compact(fold(text)));
  const isOfPaper = url !== null && isClipped && knownNames(url).length === 0;
  return {
    isName,
    followsTitle: (text, before) =>
      isName(text) ||
      isNameOfHost(fold(text), compact(main)) ||
      (isOfPaper && before.length >= MIN_TITLE_LENGTH && looksLikePaper(fold(text))),
  };
}

function namesByAddress(url: string | null, main: string): string[] {
  if (url === null) return [];
  // On platforms the first folder names a column or a publication.
  const [, folder = '', page = ''] = new URL(url).pathname.split('/');
  const column = page !== '' && folder.length > 3 ? [folder.toLowerCase()] : [];
  return [...(main.length > 2 ? [main] : []), ...column, ...knownNames(url)].map(compact);
}

/** `example` of `www.example.com` and `news.example.co.uk`. */
function mainLabel(host: string): string {
  const labels = host.split('.').slice(0, -1);
  if (labels.length > 1 && SECOND_LEVEL.test(labels.at(-1) ?? '')) labels.pop();
  return labels.at(-1) ?? host;
}

function namesOnPage(removed: readonly RemovedText[], title: string): string[] {
  const names: string[] = [];
  const hasParts = fold(title).split(SEPARATORS).length > 1;
  for (const { text, reason } of removed) {
    if (reason !== 'links' && reason !== 'buttons' && reason !== 'notice') continue;
    // A line that repeats the whole title names the article, and its parts are not the site's name.
    if (hasParts && fold(text).includes(fold(title))) continue;
    for (const label of fold(text).replace(AROUND, ' ').split(SEPARATORS)) {
      const name = compact(label);
      if (name.length >= 2 && name.length <= MAX_NAME_LENGTH) names.push(name);
    }
  }
  return names;
}

function compact(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

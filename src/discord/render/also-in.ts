import type { ArticleReference } from '../../answer/answer.js';
import { oneLine } from '../../text/one-line.js';
import type { Messages } from '../i18n/messages.js';
import { firstLink, hostOf } from './links.js';
import { escapeMarkdown, inLine } from './markup.js';

/** How many other places are listed, and how long all of them may be: the quotes need the room. */
const PLACES_SHOWN = 3;
const LENGTH = 500;
const TITLE_LENGTH = 60;

/** Where else a quote occurs, on one line with links; empty if nowhere else. */
export function alsoInLine(places: readonly ArticleReference[], messages: Messages): string {
  return lineOf('alsoIn', places, messages);
}

/** Which articles say the same of an earlier time, on one line with links and dates. */
export function olderEditionsLine(editions: readonly ArticleReference[], messages: Messages): string {
  const dated = editions.map((edition) => ({
    ...edition,
    title: [oneLine(edition.title) || oneLine(edition.id), edition.date].filter(Boolean).join(' · '),
  }));
  return lineOf('olderEditions', dated, messages);
}

function lineOf(
  message: 'alsoIn' | 'olderEditions',
  places: readonly ArticleReference[],
  messages: Messages,
): string {
  let line = '';
  const shown: string[] = [];
  for (const place of places.slice(0, PLACES_SHOWN)) {
    for (const form of [linked(place), named(place)]) {
      const longer = messages.t(message, { places: [...shown, form].join(messages.t('listSeparator')) });
      if (longer.length > LENGTH) continue;
      shown.push(form);
      line = longer;
      break;
    }
  }
  return line;
}

function linked(place: ArticleReference): string {
  const link = firstLink(place.url);
  if (link === null) return named(place);
  const site = hostOf(link);
  return `[${named(place)}](${insideBrackets(link)})${site === null ? '' : ` (${escapeMarkdown(site, false)})`}`;
}

function named({ title, id }: ArticleReference): string {
  return inLine(oneLine(title) || id, TITLE_LENGTH);
}

/** An address for use between the brackets of a link: what would end it there is percent-encoded. */
function insideBrackets(address: string): string {
  return address.replace(/[()<>\\\s\p{Cc}]/gu, (character) =>
    encodeURIComponent(character).replace('(', '%28').replace(')', '%29'),
  );
}

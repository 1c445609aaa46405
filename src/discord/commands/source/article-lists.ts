import type { ArticleSummary } from '../../../answer/answer.js';
import type { ArticlePlace } from '../../../answer/open-article.js';
import { oneLine } from '../../../text/one-line.js';
import type { Messages } from '../../i18n/messages.js';
import type { CustomIds } from '../../interactions/custom-ids.js';
import { LIMITS } from '../../render/limits.js';
import { escapeMarkdown, shorten } from '../../render/markup.js';
import { type Message, plainMessage } from '../../render/message.js';
import { HEADING_MARK, listMenu } from './list-menu.js';
import { articleRef, placeRef } from './reference.js';

const TITLE_LENGTH = 160;
const HEADING_LENGTH = 60;
/** How many are listed above the menu, which has all of them. */
const LISTED = 5;

/** An article as a choice below what is being typed. */
export function choiceOf({ id, title, date }: ArticleSummary): { name: string; value: string } {
  const suffix = date === null ? '' : ` (${date})`;
  const name = shorten(oneLine(title) || id, LIMITS.choiceName - suffix.length) + suffix;
  return { name, value: articleRef(id) };
}

/** An article, or a heading inside one, as a choice below what is being typed. */
export function placeChoiceOf(place: ArticlePlace): { name: string; value: string } {
  if (place.heading === null) return choiceOf(place);
  const heading = HEADING_MARK + shorten(oneLine(place.heading), HEADING_LENGTH);
  const title = oneLine(place.title) || place.id;
  return { name: shorten(`${heading} · ${title}`, LIMITS.choiceName), value: placeRef(place) };
}

/** Says that there is no such article, and offers those with the nearest titles. */
export function notFound(
  wanted: string,
  nearest: readonly (ArticleSummary & Partial<ArticlePlace>)[],
  messages: Messages,
  ids: CustomIds,
): Message {
  const { t } = messages;
  const places = nearest.map((article) => ({ heading: null, start: 0, ...article }));
  const lines = [t('noSuchArticle', { wanted: inList(wanted) })];
  if (nearest.length > 0) lines.push(t('nearestTitles'));
  lines.push(...places.slice(0, LISTED).map((place) => `- ${placeInList(place)}`));
  return { ...plainMessage(lines.join('\n')), components: listMenu(places, t('openOne'), ids) };
}

function placeInList(place: ArticlePlace): string {
  return place.heading === null ? titleInList(place) : `${inList(place.heading)} · ${titleInList(place)}`;
}

/** The title of an article inside a text. */
export function titleInList({ title, id }: Pick<ArticleSummary, 'title' | 'id'>): string {
  return inList(title || id);
}

function inList(text: string): string {
  return shorten(oneLine(text), TITLE_LENGTH, escapeMarkdown);
}

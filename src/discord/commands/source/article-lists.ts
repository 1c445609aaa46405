import type { ArticleSummary } from '../../../answer/answer.js';
import { oneLine } from '../../../text/one-line.js';
import type { Messages } from '../../i18n/messages.js';
import { LIMITS } from '../../render/limits.js';
import { escapeMarkdown, shorten } from '../../render/markup.js';
import { type Message, plainMessage } from '../../render/message.js';
import { articleRef } from './reference.js';

const TITLE_LENGTH = 160;

/** An article as a choice below what is being typed. */
export function choiceOf({ id, title, date }: ArticleSummary): { name: string; value: string } {
  const suffix = date === null ? '' : ` (${date})`;
  const name = shorten(oneLine(title) || id, LIMITS.choiceName - suffix.length) + suffix;
  return { name, value: articleRef(id) };
}

/** Says that there is no such article, and which titles are nearest. */
export function notFound(wanted: string, nearest: readonly ArticleSummary[], { t }: Messages): Message {
  const lines = [t('noSuchArticle', { wanted: inList(wanted) })];
  if (nearest.length > 0) lines.push(t('nearestTitles'));
  lines.push(...nearest.map((article) => `- ${titleInList(article)}`));
  return plainMessage(lines.join('\n'));
}

/** The title of an article inside a text. */
export function titleInList({ title, id }: Pick<ArticleSummary, 'title' | 'id'>): string {
  return inList(title || id);
}

function inList(text: string): string {
  return shorten(oneLine(text), TITLE_LENGTH, escapeMarkdown);
}

import type { CommandInteractionOptionResolver } from 'discord.js';
import type { Answer, ArticleSummary } from '../../../answer/answer.js';
import type { MissingArticle } from '../../../answer/found-article.js';
import type { AnswerService } from '../../../answer/service.js';
import { articleKey, KEY_MARK } from '../../../articles/article-key.js';
import { oneLine } from '../../../text/one-line.js';
import type { Messages } from '../../i18n/messages.js';
import type { Narrowing } from '../../interactions/asked-questions.js';
import { escapeMarkdown, shorten } from '../../render/markup.js';
import { readBack } from '../../render/read-back.js';
import { titleInList } from '../source/article-lists.js';
import { dayOf } from './dates.js';

/** How much of a tag is looked for, in UTF-16 code units. */
export const TAG_MAX = 60;

/** @throws Refusal if a date is not valid */
export function narrowingOf(
  options: Pick<CommandInteractionOptionResolver, 'getString'>,
  articleMax: number,
): Narrowing {
  const article = options.getString('article')?.trim().slice(0, articleMax);
  const tag = options.getString('tag')?.trim().slice(0, TAG_MAX);
  const since = dayOf(options.getString('since'), 'first');
  const until = dayOf(options.getString('until'), 'last');
  return {
    ...(article && { article }),
    ...(tag && { tag }),
    ...(since && { since }),
    ...(until && { until }),
  };
}

/** Asks all articles, or those that are left. */
export async function askNarrowed(
  answers: AnswerService,
  question: string,
  { article, ...filter }: Narrowing,
  place: { readonly after?: number; readonly top: number; readonly before?: readonly string[] },
): Promise<{ readonly article: ArticleSummary | null; readonly answer: Answer } | MissingArticle> {
  if (article !== undefined) return answers.askIn(article, question, { ...place, filter });
  const isNarrowed = Object.keys(filter).length > 0;
  const answer = await answers.ask(question, isNarrowed ? { ...place, filter } : place);
  return { article: null, answer };
}

/** What the reply says about it, a line for each; `narrowingIn` reads it back. */
export function narrowingLines(
  { tag, since, until }: Narrowing,
  article: ArticleSummary | null,
  { t }: Messages,
): string[] {
  const plain = (text: string): string => shorten(oneLine(text), 2 * TAG_MAX, escapeMarkdown);
  return [
    ...(article ? [t('onlyArticle', { title: titleInList(article), key: keyOf(article) })] : []),
    ...(tag === undefined ? [] : [t('onlyTag', { tag: plain(tag) })]),
    ...(since === undefined ? [] : [t('onlySince', { date: since })]),
    ...(until === undefined ? [] : [t('onlyUntil', { date: until })]),
  ];
}

export function narrowingIn(content: string): Narrowing {
  const named = readBack(content, ({ t }, title) =>
    t('onlyArticle', { title, key: '' }).replace(/ \(\)$/, ''),
  );
  const article = named === null ? undefined : /\((#[\w-]+)\)$/.exec(named)?.[1];
  const tag = readBack(content, ({ t }, value) => t('onlyTag', { tag: value }));
  const since = readBack(content, ({ t }, date) => t('onlySince', { date }));
  const until = readBack(content, ({ t }, date) => t('onlyUntil', { date }));
  return {
    ...(article && { article }),
    ...(tag && { tag }),
    ...(since && { since }),
    ...(until && { until }),
  };
}

export function isNarrowing(line: string): boolean {
  return Object.keys(narrowingIn(line)).length > 0;
}

function keyOf({ id }: ArticleSummary): string {
  return KEY_MARK + articleKey(id);
}

import { type APIActionRowComponent, type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import type { Article } from '../articles/article.js';
import { articleRef } from './article-ref.js';
import { firstLink, siteOf } from './links.js';
import type { Message } from './message.js';
import type { Messages } from './messages.js';
import { pagesOf } from './pages.js';
import { embedTitle, footerText } from './render.js';
import { escapeMarkdown } from './text.js';

const PAGE_COLOUR = 0x3f6fb5;

/** What a page button carries: the page it leads to, from 0, and the article. */
export interface PageTarget {
  readonly page: number;
  readonly ref: string;
}

/** One page of an article as a message. A page beyond the last is the last one: the article may have changed. */
export function renderArticlePage(article: Article, page: number, messages: Messages): Message {
  const pages = pagesOf(article.text);
  const current = Math.min(Math.max(page, 0), pages.length - 1);
  const text = escapeMarkdown(article.text.slice(pages[current]?.start, pages[current]?.end));
  const link = firstLink(article.url);
  return {
    content: '',
    embeds: [
      {
        title: embedTitle(article.title, article.id),
        color: PAGE_COLOUR,
        footer: {
          text: footerText(
            article.date,
            siteOf(article.url),
            messages.t('page', { current: current + 1, total: pages.length }),
          ),
        },
        ...(link === null ? {} : { url: link }),
        ...(text.trim() === '' ? {} : { description: text }),
      },
    ],
    components: pages.length > 1 ? [pageButtons(article.id, current, pages.length, messages)] : [],
  };
}

/** Reads what a page button carries; null where it is none of ours. */
export function parsePageButton(customId: string): PageTarget | null {
  const match = /^source:(?:previous|next):(\d{1,6}):(.+)$/s.exec(customId);
  return match?.[2] === undefined ? null : { page: Number(match[1]), ref: match[2] };
}

function pageButtons(
  id: string,
  current: number,
  total: number,
  messages: Messages,
): APIActionRowComponent<APIButtonComponent> {
  const button = (way: 'previous' | 'next', label: string, target: number): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: `source:${way}:${Math.max(target, 0)}:${articleRef(id)}`,
    disabled: target < 0 || target >= total,
  });
  return {
    type: ComponentType.ActionRow,
    components: [
      button('previous', messages.t('previousPage'), current - 1),
      button('next', messages.t('nextPage'), current + 1),
    ],
  };
}

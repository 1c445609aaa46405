import type { APIEmbed } from 'discord.js';
import type { FoundArticle } from '../../../answer/found-article.js';
import type { Article } from '../../../articles/article.js';
import type { CitedPlace } from '../../../journal/journal.js';
import type { Span } from '../../../text/span.js';
import type { Messages } from '../../i18n/messages.js';
import type { CustomIds } from '../../interactions/custom-ids.js';
import { COLOURS } from '../../render/colours.js';
import { LIMITS } from '../../render/limits.js';
import { firstLink, hostOf } from '../../render/links.js';
import { escapeMarkdown } from '../../render/markup.js';
import type { Message } from '../../render/message.js';
import { boldLines } from '../../render/quote.js';
import { embedTitle, footerText } from '../../render/quote-card.js';
import { citedFields } from './cited.js';
import { jumpMenu } from './jump-menu.js';
import { pageButtons } from './page-buttons.js';
import { PAGE_LENGTH, pagesOf, pageWith } from './pages.js';

const HEADING_MARK = '### ';

/** Which page of an article: by its number from 0, or the one with a stretch of the text, which is set in bold. */
export type Place = { readonly page: number } | { readonly at: Span };

export interface PageOptions {
  readonly ids: CustomIds;
  readonly messages: Messages;
  /** What was quoted recently from this version of the article. */
  readonly cited?: readonly CitedPlace[];
}

/**
 * One page of an article as a message. A number beyond the last page gives the last one, since the article may have
 * changed.
 */
export function renderArticlePage(found: FoundArticle, place: Place, options: PageOptions): Message {
  const { article } = found;
  const pages = pagesOf(article.text, PAGE_LENGTH, headingsOf(article));
  const wanted = 'page' in place ? place.page : pageWith(pages, place.at.start);
  const current = Math.min(Math.max(wanted, 0), pages.length - 1);
  const page = pages[current] ?? { start: 0, end: 0 };
  const text = pageText(article, page, 'at' in place ? place.at : null);
  const at = 'at' in place ? place.at.start : page.start;
  const embed = {
    ...frameOf(article, options.messages.t('page', { current: current + 1, total: pages.length })),
    ...(text.trim() === '' ? {} : { description: text }),
    ...(current === 0 ? citedFields(article, pages, options) : {}),
  };
  return {
    content: '',
    embeds: [embed],
    components: [pageButtons(found, current, pages.length, options), ...jumpMenu(found, at, options)],
  };
}

function frameOf({ title, id, url, date }: Article, pageNumber: string): APIEmbed {
  const link = firstLink(url);
  return {
    title: embedTitle(title, id),
    color: COLOURS.article,
    footer: { text: footerText(date, hostOf(url), pageNumber) },
    ...(link === null ? {} : { url: link }),
  };
}

function headingsOf({ blocks }: Article): Article['blocks'] {
  return blocks.filter(({ kind }) => kind === 'heading');
}

/** A page with its headings as headings, and a stretch in bold. */
function pageText(article: Article, page: Span, bold: Span | null): string {
  const shown = article.text.slice(page.start, page.end);
  const starts = headingsOf(article).map(({ start }) => start - page.start);
  const lines = boldLines(shown, bold ? [bold] : [], page.start).split('\n');
  const plain = shown.split('\n');
  let at = 0;
  const marked = lines.map((line, i) => {
    const isHeading = starts.includes(at) && line.trim() !== '';
    at += (plain[i]?.length ?? 0) + 1;
    return isHeading ? `${HEADING_MARK}${line}` : line;
  });
  const result = marked.join('\n');
  return result.length <= LIMITS.embedDescription ? result : escapeMarkdown(shown);
}

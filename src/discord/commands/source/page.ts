import { type APIEmbedField, ButtonStyle, ComponentType } from 'discord.js';
import { articleKey } from '../../../answer/article-key.js';
import type { Article } from '../../../articles/article.js';
import type { CitedPlace } from '../../../journal/journal.js';
import type { Span } from '../../../text/span.js';
import type { Messages } from '../../i18n/messages.js';
import type { CustomIds } from '../../interactions/custom-ids.js';
import { embedTitle, footerText } from '../../render/answer.js';
import { LIMITS } from '../../render/limits.js';
import { firstLink, siteOf } from '../../render/links.js';
import { escapeMarkdown, oneLine, shorten } from '../../render/markup.js';
import type { ActionRow, Message } from '../../render/message.js';
import { boldLines } from '../../render/quote.js';
import { PAGE_LENGTH, pagesOf } from './pages.js';

const PAGE_COLOUR = 0x3f6fb5;
const CITED_WORDS = 60;
const HEADING_MARK = '### ';

/** Which page of an article: by its number from 0, or the one with a stretch of the text, which is set in bold. */
export type Place = { readonly page: number } | { readonly at: Span };

export interface PageOptions {
  readonly ids: CustomIds;
  readonly messages: Messages;
  /** What was quoted from this version of the article lately. */
  readonly cited?: readonly CitedPlace[];
}

/** One page of an article as a message. A page beyond the last is the last one: the article may have changed. */
export function renderArticlePage(article: Article, place: Place, options: PageOptions): Message {
  const { messages, cited = [] } = options;
  const pages = pagesOf(
    article.text,
    PAGE_LENGTH,
    article.blocks.filter(({ kind }) => kind === 'heading'),
  );
  const wanted = 'page' in place ? place.page : pageWith(pages, place.at.start);
  const current = Math.min(Math.max(wanted, 0), pages.length - 1);
  const text = pageText(article, pages[current] ?? { start: 0, end: 0 }, 'at' in place ? place.at : null);
  const link = firstLink(article.url);
  const fields = current === 0 && cited.length > 0 ? [citedField(article, pages, cited, messages)] : [];
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
        ...(fields.length === 0 ? {} : { fields }),
      },
    ],
    components: [buttonRow(article, current, pages.length, options), ...jumpRow(article, options)],
  };
}

function pageWith(pages: readonly Span[], offset: number): number {
  return pages.findIndex(({ end }) => offset < end);
}

/** A page with its headings as such, and a stretch of it in bold. */
function pageText({ text, blocks }: Article, page: Span, bold: Span | null): string {
  const shown = text.slice(page.start, page.end);
  const starts = blocks.filter(({ kind }) => kind === 'heading').map(({ start }) => start - page.start);
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

function citedField(
  { text }: Article,
  pages: readonly Span[],
  cited: readonly CitedPlace[],
  messages: Messages,
): APIEmbedField {
  const lines = cited.map(({ start, end, count }) => {
    const words = shorten(oneLine(text.slice(start, end)), CITED_WORDS, (part) =>
      escapeMarkdown(part, false),
    );
    return messages.t('citedLine', { count, page: pageWith(pages, start) + 1, words });
  });
  return { name: messages.t('citedLately'), value: shorten(lines.join('\n'), LIMITS.embedFieldValue) };
}

function buttonRow(
  article: Article,
  current: number,
  total: number,
  { ids, messages }: PageOptions,
): ActionRow {
  const key = articleKey(article.id);
  const link = firstLink(article.url);
  const turn = (way: 'p' | 'n', label: string, target: number) => ({
    type: ComponentType.Button as const,
    style: ButtonStyle.Secondary as const,
    label,
    custom_id: ids.sign('source', way, key, Math.max(target, 0)),
    disabled: target < 0 || target >= total,
  });
  return {
    type: ComponentType.ActionRow,
    components: [
      ...(total > 1
        ? [turn('p', messages.t('previousPage'), current - 1), turn('n', messages.t('nextPage'), current + 1)]
        : []),
      {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: messages.t('wholeText'),
        custom_id: ids.sign('source', 't', key),
      },
      ...(link !== null && link.length <= LIMITS.buttonUrl
        ? [
            {
              type: ComponentType.Button as const,
              style: ButtonStyle.Link as const,
              label: messages.t('original'),
              url: link,
            },
          ]
        : []),
    ],
  };
}

/** A menu of the headings, the higher ones where there are too many; none for an article without any. */
function jumpRow(article: Article, { ids, messages }: PageOptions): ActionRow[] {
  const headings = article.blocks
    .filter(({ kind, start, end }) => kind === 'heading' && oneLine(article.text.slice(start, end)) !== '')
    .filter(({ start }) => start > 0);
  if (headings.length === 0) return [];
  const room = LIMITS.selectOptions - 1;
  const deepest = [6, 5, 4, 3, 2, 1].find(
    (depth) => headings.filter((one) => one.depth <= depth).length <= room,
  );
  const shown = headings.filter(({ depth }) => depth <= (deepest ?? 1)).slice(0, room);
  const options = shown.map(({ start, end, depth }) => ({
    label: shorten(
      '\u3000'.repeat(Math.max(0, depth - 2)) + oneLine(article.text.slice(start, end)),
      LIMITS.optionLabel,
    ),
    value: start.toString(36),
  }));
  return [
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: ids.sign('source', 'j', articleKey(article.id)),
          placeholder: messages.t('jump'),
          options: [{ label: messages.t('jumpToStart'), value: '0' }, ...options],
        },
      ],
    },
  ];
}

import type { APIEmbed } from 'discord.js';
import type { QuotedExcerpt, Tier } from '../../answer/answer.js';
import { readableQuote } from '../../answer/table-rows.js';
import { oneLine } from '../../text/one-line.js';
import type { Messages } from '../i18n/messages.js';
import { alsoInLine, olderEditionsLine } from './also-in.js';
import { COLOURS } from './colours.js';
import type { QuoteCard } from './layout.js';
import { LIMITS } from './limits.js';
import { firstLink, hostOf } from './links.js';
import { escapeMarkdown, shorten } from './markup.js';

/** A footer is one line: its text is cut long before Discord would refuse it. */
const FOOTER_LENGTH = 256;
const FOOTER_PART_LENGTH = 80;
/** The separator between the parts of the line above a quote. */
export const LABEL_SEPARATOR = ' · ';

/** How a quote is shown, apart from its words. */
export interface QuoteLook {
  /** The tier, for its colour. */
  readonly tier: Tier;
  /** Null for a quote without a number. */
  readonly number?: number | null;
  /** Whether it is marked as merely near. */
  readonly isNear?: boolean;
  /** Whether it is marked as pinned by an admin. */
  readonly isPinned?: boolean;
  /** Lines of markup before the quote. */
  readonly before?: string;
}

/** A quote with its title, link, date, site, speaker or section, and where else it occurs. */
export function quoteCard(quote: QuotedExcerpt, look: QuoteLook, messages: Messages): QuoteCard {
  const { tier, before = '' } = look;
  const link = firstLink(quote.link, quote.url);
  const footer = footerText(quote.date, hostOf(quote.url), quote.speaker ?? sectionOf(quote));
  const label = labelOf(look, messages);
  const frame: APIEmbed = {
    ...(label === '' ? {} : { author: { name: label } }),
    title: embedTitle(quote.title, quote.articleId),
    color: COLOURS[tier],
    ...(link === null ? {} : { url: link }),
    ...(footer === '' ? {} : { footer: { text: footer } }),
  };
  // A quote that does not answer has no answering words either.
  const highlights = tier === 'nothing' || isAllOf(quote) ? [] : quote.highlights;
  const after = [alsoInLine(quote.alsoIn, messages), olderEditionsLine(quote.olderEditions, messages)];
  return {
    frame,
    quote: readableQuote({ ...quote, highlights }),
    before,
    after: after.filter(Boolean).join('\n'),
  };
}

/** The line above a quote: its number, and that it is pinned, or merely near. */
function labelOf({ number = null, isNear = false, isPinned = false }: QuoteLook, { t }: Messages): string {
  const parts = [
    ...(number === null ? [] : [t('quoteNumber', { number })]),
    ...(isPinned ? [t('pinned')] : []),
    ...(isNear ? [t('merelyNear')] : []),
  ];
  return parts.join(LABEL_SEPARATOR);
}

/** The heading above a quote, unless the quote begins with it. */
function sectionOf({ text, section }: QuotedExcerpt): string | null {
  return section !== null && oneLine(text).startsWith(oneLine(section)) ? null : section;
}

/** Whether all of a quote is highlighted: then bold would say nothing. */
function isAllOf({ start, end, highlights }: QuotedExcerpt): boolean {
  return highlights.some((span) => span.start <= start && span.end >= end);
}

/** The title of an article, on one line, cut and escaped for the title of an embed. */
export function embedTitle(title: string, id: string): string {
  return shorten(oneLine(title) || id, LIMITS.embedTitle, (text) => escapeMarkdown(text, false));
}

/** The existing parts of a footer, on one line. Markup does not work in footers, so nothing is escaped. */
export function footerText(...parts: readonly (string | null)[]): string {
  const shown = parts.flatMap((part) => (part?.trim() ? [shorten(oneLine(part), FOOTER_PART_LENGTH)] : []));
  return shorten(shown.join(' · '), FOOTER_LENGTH);
}

import type { APIEmbed } from 'discord.js';
import type { Article } from '../../../articles/article.js';
import type { CitedPlace } from '../../../journal/journal.js';
import type { Span } from '../../../text/span.js';
import type { Messages } from '../../i18n/messages.js';
import { LIMITS } from '../../render/limits.js';
import { inLine, shorten } from '../../render/markup.js';
import { pageWith } from './pages.js';

const CITED_WORDS = 60;

/** What was quoted from an article recently, and on which page it is; no field if nothing was. */
export function citedFields(
  { text }: Article,
  pages: readonly Span[],
  { messages, cited = [] }: { readonly messages: Messages; readonly cited?: readonly CitedPlace[] },
): Pick<APIEmbed, 'fields'> {
  if (cited.length === 0) return {};
  const lines = cited.map(({ start, end, count }) => {
    const words = inLine(text.slice(start, end), CITED_WORDS);
    return messages.t('citedLine', { count, page: pageWith(pages, start) + 1, words });
  });
  const value = shorten(lines.join('\n'), LIMITS.embedFieldValue);
  return { fields: [{ name: messages.t('citedLately'), value }] };
}

import type { Answer, QuotedExcerpt } from '../../answer/answer.js';
import { type ReadableQuote, readableQuote } from '../../answer/table-rows.js';
import { oneLine } from '../../text/one-line.js';
import type { Span } from '../../text/span.js';
import type { SharedOptions } from '../commands/command.js';
import { ENGLISH, type Speech } from '../i18n/speech.js';
import { shownLink } from './address.js';
import { withFolders } from './advice.js';
import { style } from './output.js';
import { NO_TERMINAL, type Terminal } from './terminal.js';
import { wrapLine } from './wrap.js';

const HEADINGS: Readonly<Record<Answer['tier'], (speech: Speech) => string>> = {
  found: () => '',
  related: ({ t }) => `${t('related')}\n\n`,
  nothing: ({ t }) => t('nothing'),
};

/** The beginning of a quote's lines, and its width with the space after it. */
const BAR = '▌';
const BAR_WIDTH = 2;

/** An answer for a terminal: quotes with what matched in bold, each above a line with its source. */
export function answerToText(
  answer: Answer,
  given: SharedOptions = {},
  terminal: Terminal = NO_TERMINAL,
  speech: Speech = ENGLISH,
): string {
  const { t } = speech;
  const quotes = answer.tier === 'nothing' ? '' : quotesToText(answer.quotes, terminal, speech);
  const warning = answer.keywordsOnly
    ? style.yellow(`

${withFolders(t('keywordsOnlyAsked'), given)}`)
    : '';
  const after =
    answer.continues === null ? '' : `${t('continues', { question: oneLine(answer.continues) })}\n\n`;
  const heading = answer.chat ? t('chat') : HEADINGS[answer.tier](speech);
  return `${after}${heading}${quotes}${warning}
`;
}

/** Quotes, each above a line with its source. */
export function quotesToText(
  quotes: readonly QuotedExcerpt[],
  terminal: Terminal = NO_TERMINAL,
  speech: Speech = ENGLISH,
): string {
  return quotes.map((quote) => quoteToText(quote, terminal, speech)).join('\n\n');
}

function quoteToText(quote: QuotedExcerpt, terminal: Terminal, { t }: Speech): string {
  const place = [quote.title, quote.speaker ?? quote.section, quote.date].filter(Boolean).join(' · ');
  const near = quote.isPinned ? t('pinned') : quote.tier === 'found' ? '' : t('merelyNear');
  const link = quote.link === null ? quote.path : shownLink(quote.link, terminal);
  return [
    ...quoteLines(readableQuote(quote), terminal),
    ...indented(`${quote.rank}. ${place}${near}`, 2, terminal),
    style.dim(`     ${link}`),
    ...quote.alsoIn.flatMap((other) => otherLines(t('alsoIn', { title: other.title }), other, terminal)),
    ...quote.olderEditions.flatMap((other) =>
      otherLines(
        [t('older', { title: other.title }), other.date && ` · ${other.date}`].join(''),
        other,
        terminal,
      ),
    ),
  ].join('\n');
}

/** Another article, with its address or, if it has none, its id. */
function otherLines(
  text: string,
  { id, url }: QuotedExcerpt['alsoIn'][number],
  terminal: Terminal,
): string[] {
  if (url === null) return indented(`${text} · ${id}`, 5, terminal);
  return [...indented(text, 5, terminal), style.dim(`     ${shownLink(url, terminal)}`)];
}

function quoteLines({ text, start, highlights }: ReadableQuote, { columns }: Terminal): string[] {
  const bold = highlights.map((span) => ({ start: span.start - start, end: span.end - start }));
  const lines = linesIn(text).flatMap((line) => (columns === null ? [line] : wrapped(text, line, columns)));
  return lines.map((line) => `${style.cyan(BAR)} ${highlighted(text, line, bold)}`);
}

function wrapped(text: string, { start, end }: Span, columns: number): Span[] {
  const lines = wrapLine(text.slice(start, end), Math.max(1, columns - BAR_WIDTH));
  return lines.map((line) => ({ start: start + line.start, end: start + line.end }));
}

/** The lines of a text, without their breaks. */
function linesIn(text: string): Span[] {
  let at = 0;
  return text.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    return { start, end: start + line.length };
  });
}

/** A stretch of a text with what matched in bold. */
function highlighted(text: string, { start, end }: Span, bold: readonly Span[]): string {
  let shown = '';
  let at = start;
  for (const span of bold) {
    const from = Math.max(at, span.start);
    const to = Math.min(end, span.end);
    if (from >= to) continue;
    shown += text.slice(at, from) + style.bold(text.slice(from, to));
    at = to;
  }
  return shown + text.slice(at, end);
}

function indented(text: string, indent: number, { columns }: Terminal): string[] {
  const margin = ' '.repeat(indent);
  if (columns === null) return [style.dim(margin + text)];
  return wrapLine(text, Math.max(1, columns - indent)).map(({ start, end }) =>
    style.dim(margin + text.slice(start, end)),
  );
}

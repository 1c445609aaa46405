import { HARD_BREAK } from '../../source/characters.js';
import { textOfHtml } from './html.js';

/** A stretch of a block of HTML: code and tables are read, the rest is HTML still. */
export interface HtmlPart {
  readonly kind: 'code' | 'table' | 'text';
  readonly text: string;
}

const PRE = /<pre\b[^<>]{0,300}>((?:(?!<\/pre)[\s\S])*)<\/pre[^<>]{0,10}>/gi;
/** The numbers of lines beside a code. */
const GUTTER = /^[\s\d]*$/;
const ROW = /<tr\b[^<>]{0,300}>/i;
const CELL = /<t[dh]\b[^<>]{0,300}>/i;
const TABLE = /<table\b[^<>]{0,300}>|<\/table\s{0,5}>/gi;

/** A source in which preformatted text stands in blocks of its own, which Markdown leaves whole, empty lines and all. */
export function apartPre(source: string): string {
  if (!/<pre\b/i.test(source)) return source;
  return source.replace(PRE, (whole) => `\n\n${whole}\n\n`);
}

/** Code, tables and what stands between. */
export function htmlParts(html: string): readonly HtmlPart[] {
  const parts: HtmlPart[] = [];
  let from = 0;
  for (const match of html.matchAll(PRE)) {
    parts.push(...withoutPre(html.slice(from, match.index)), ...codeIn(match[1] ?? ''));
    from = match.index + match[0].length;
  }
  return [...parts, ...withoutPre(html.slice(from))];
}

function codeIn(inside: string): readonly HtmlPart[] {
  const text = textOfHtml(inside.replace(/<br\s{0,5}\/?>/gi, '\n')).replaceAll(HARD_BREAK, '\n');
  return GUTTER.test(text) ? [] : [{ kind: 'code', text: text.replace(/^\n+/, '') }];
}

function withoutPre(html: string): readonly HtmlPart[] {
  return html.split(TABLE).flatMap((part): readonly HtmlPart[] => {
    const rows = CELL.test(part) ? rowsOf(part) : [];
    if (!rows.some((cells) => cells.length > 1))
      return part.trim() === '' ? [] : [{ kind: 'text', text: part }];
    const [before = ''] = part.split(ROW);
    const table: HtmlPart = { kind: 'table', text: rows.map((cells) => cells.join(' | ')).join('\n') };
    return [{ kind: 'text', text: before }, table];
  });
}

/** The cells of each row, each on one line. */
function rowsOf(html: string): readonly (readonly string[])[] {
  const rows = html.split(ROW).slice(1);
  const cells = rows.map((row) => row.split(CELL).slice(1).map(cellText));
  return cells.filter((row) => row.some((cell) => cell !== ''));
}

function cellText(html: string): string {
  return textOfHtml(html).replaceAll(HARD_BREAK, ' ').replace(/\s+/g, ' ').trim();
}

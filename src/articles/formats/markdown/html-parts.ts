import { HARD_BREAK } from '../../source/characters.js';
import { CELL_BORDER } from '../../table.js';
import { textOfHtml } from './html.js';

/** A stretch of a block of HTML: code and tables have been read, the rest is still HTML. */
export interface HtmlPart {
  readonly kind: 'code' | 'table' | 'text';
  readonly text: string;
  /** The same as a block's. */
  readonly depth: number;
}

const PRE = /<pre\b[^<>]{0,300}>/gi;
const PRE_END = /<\/pre\s{0,10}>/gi;
/** The line numbers next to code. */
const GUTTER = /^[\s\d]*$/;
const ROW = /<tr\b[^<>]{0,300}>/i;
const CELL = /<t[dh]\b[^<>]{0,300}>/i;
const BOLD_CELL = /^\s*(?:<(?:p|span|div)\b[^<>]{0,300}>\s*){0,3}<(?:b|strong)\b/i;
const TABLE = /<table\b[^<>]{0,300}>|<\/table\s{0,5}>/gi;

/** A source in which preformatted text is in separate blocks, which Markdown leaves whole, including empty lines. */
export function apartPre(source: string): string {
  const found = preIn(source);
  const ends = found.map(({ end }) => end);
  const between = found.map(({ start }, i) => source.slice(ends[i - 1] ?? 0, start));
  const apart = found.map(({ start, end }, i) => `${between[i]}\n\n${source.slice(start, end)}\n\n`);
  return apart.join('') + source.slice(ends.at(-1) ?? 0);
}

/** Code, tables and what is between. */
export function htmlParts(html: string): readonly HtmlPart[] {
  const parts: HtmlPart[] = [];
  let from = 0;
  for (const { start, end, inside } of preIn(html)) {
    parts.push(...withoutPre(html.slice(from, start)), ...codeIn(inside));
    from = end;
  }
  return [...parts, ...withoutPre(html.slice(from))];
}

/** Preformatted text, and where its element starts and ends. */
interface Pre {
  readonly start: number;
  readonly end: number;
  readonly inside: string;
}

/** Each element is looked for after the one before it; one that is never closed does not count. */
function preIn(html: string): readonly Pre[] {
  const ends = [...html.matchAll(PRE_END)];
  const found: Pre[] = [];
  let next = 0;
  for (const open of html.matchAll(PRE)) {
    const from = open.index + open[0].length;
    if (open.index < (found.at(-1)?.end ?? 0)) continue;
    while ((ends[next]?.index ?? Number.POSITIVE_INFINITY) < from) next++;
    const close = ends[next];
    if (!close) break;
    found.push({
      start: open.index,
      end: close.index + close[0].length,
      inside: html.slice(from, close.index),
    });
  }
  return found;
}

function codeIn(inside: string): readonly HtmlPart[] {
  const text = textOfHtml(inside.replace(/<br\s{0,5}\/?>/gi, '\n')).replaceAll(HARD_BREAK, '\n');
  return GUTTER.test(text) ? [] : [{ kind: 'code', text: text.replace(/^\n+/, ''), depth: 0 }];
}

function withoutPre(html: string): readonly HtmlPart[] {
  return html.split(TABLE).flatMap((part): readonly HtmlPart[] => {
    const rows = CELL.test(part) ? rowsOf(part) : [];
    if (!rows.some((cells) => cells.length > 1))
      return part.trim() === '' ? [] : [{ kind: 'text', text: part, depth: 0 }];
    const [before = '', first = ''] = part.split(ROW);
    const text = rows.map((cells) => cells.join(CELL_BORDER)).join('\n');
    return [
      { kind: 'text', text: before, depth: 0 },
      { kind: 'table', text, depth: isHeader(first) ? 1 : 0 },
    ];
  });
}

/** Whether a row's cells are header cells, or all in bold, as in editors without table headers. */
function isHeader(row: string): boolean {
  if (/<th\b/i.test(row)) return true;
  const cells = row
    .split(CELL)
    .slice(1)
    .filter((cell) => cellText(cell) !== '');
  return cells.length > 0 && cells.every((cell) => BOLD_CELL.test(cell));
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

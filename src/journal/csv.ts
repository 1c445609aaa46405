import type { GapGroup } from './merge.js';

const HEADER = ['question', 'count', 'unanswered', 'unhelpful', 'last_asked', 'other_wordings', 'needs'];

/** Begins a file so that a spreadsheet reads it as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** Groups of questions as a table (RFC 4180) that spreadsheets open directly and run nothing of. */
export function gapsToCsv(groups: readonly GapGroup[]): string {
  const rows = groups.map(({ question, unanswered, unhelpful, lastAt, variants, needs }) => [
    question,
    String(unanswered + unhelpful),
    String(unanswered),
    String(unhelpful),
    new Date(lastAt).toISOString(),
    variants.join(' | '),
    needs.join(' | '),
  ]);
  return BYTE_ORDER_MARK + [HEADER, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** What a spreadsheet may take for a formula: its sign, also full-width, and also behind invisible characters. */
const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A cell that begins like a formula gets an apostrophe: spreadsheets would run it (OWASP, "CSV Injection"). */
function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

import type { Alias, Pin } from './pins.js';

/** The beginning of a new file. */
const HEADER = [
  '# What the admins of the bot have set. It counts as soon as it is saved; lines that begin with # are remarks.',
  '#',
  '# An alias: several names of one thing, found by any of them.',
  '#   奥特曼 = Altman',
  '#',
  '# A pin: questions, the article (its path, id or title), and what of it is quoted to them, word for word.',
  '#   ? 怎么申请退款',
  '#   ? How do I get a refund?',
  '#   @ help/refunds.md',
  '#   > 退款在三个工作日内原路退回。',
];

/** A pin as lines of the file. */
export function pinLines({ questions, article, quotation }: Omit<Pin, 'line'>): string[] {
  return [
    ...questions.map((question) => `? ${oneLined(question)}`),
    `@ ${oneLined(article)}`,
    ...quotation.split(/\r\n?|\n/).map((line) => `> ${line}`.trimEnd()),
  ];
}

/** The same for an alias. */
export function aliasLines({ names }: Omit<Alias, 'line'>): string[] {
  return [names.map(oneLined).join(' = ')];
}

/** A file with more lines at its end. The rest stays unchanged, with its own kind of line ends. */
export function withLines(text: string | null, added: readonly string[]): string {
  const before = text ?? `${HEADER.join('\n')}\n`;
  const end = before.includes('\r\n') ? '\r\n' : '\n';
  const gap = before.trim() === '' ? '' : /(?:\n|\r)$/.test(before) ? end : end + end;
  return before + gap + added.map((line) => line + end).join('');
}

function oneLined(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

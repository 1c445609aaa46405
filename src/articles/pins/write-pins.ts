import { createHash } from 'node:crypto';
import type { Alias, Pin } from './pins.js';

/** In hexadecimal digits: a folder has a few hundred pins. */
const NAME_LENGTH = 16;

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

/** A file without some of its lines, from 1, and without an empty one that is left between two of them or at the end. */
export function withoutLines(text: string, removed: readonly number[]): string {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const isEmpty = (line: string | undefined): boolean => line === undefined || line.trim() === '';
  const kept: string[] = [];
  for (const [i, line] of lines.entries()) {
    if (removed.includes(i + 1)) continue;
    const isLeftOver = removed.includes(i) && isEmpty(line) && isEmpty(kept.at(-1));
    if (!isLeftOver) kept.push(line);
  }
  const isEnd = removed.includes(lines.filter((line) => line !== '').length);
  if (isEnd && kept.length > 0 && isEmpty(kept.at(-1))) kept.pop();
  return kept.join('');
}

/** Identifies a pin by everything that it says. */
export function pinName(pin: Omit<Pin, 'line'>): string {
  return createHash('sha256').update(pinLines(pin).join('\n')).digest('hex').slice(0, NAME_LENGTH);
}

function oneLined(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

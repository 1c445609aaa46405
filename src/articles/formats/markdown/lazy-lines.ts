/**
 * A line shorter than this was not broken at a margin, so what follows does not continue with it. In UTF-16 code
 * units.
 */
const MAX_LENGTH = 40;
const ITEM = /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+\S/;
const OTHER = /^[^\s>|#`~]/;

/**
 * Plain text with an empty line after each short line that looks like a list's entry, if the next line does not: to
 * Markdown everything that follows without an indent would be part of the entry, up to the end of the page.
 */
export function endEntries(source: string): string {
  if (source.includes('```')) return source;
  const lines = source.split('\n');
  return lines.map((line, i) => (isOver(line, lines[i + 1] ?? '') ? `${line}\n` : line)).join('\n');
}

function isOver(line: string, next: string): boolean {
  return line.length < MAX_LENGTH && ITEM.test(line) && OTHER.test(next) && !ITEM.test(next);
}

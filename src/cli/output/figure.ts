import { padded, paddedStart } from './padded.js';
import { widthOf } from './width.js';

/** A figure as a person reads it: a count as it is, a share with three digits, a dash for null. */
export function figure(value: number | null): string {
  if (value === null) return '–';
  return Number.isInteger(value) && value > 1 ? String(value) : value.toFixed(3);
}

/** The name of a figure in JSON. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The figures of an object by their names in JSON. */
export function figuresToJson(figures: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [snakeCase(name), value]));
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A table with aligned columns; the first one to the left, the others to the right. */
export function alignedTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((cells) => widthOf(cells[i] ?? ''))));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (i === 0 ? padded(cell, widths[i] ?? 0) : paddedStart(cell, widths[i] ?? 0)))
      .join('  ');
  return [head, ...rows].map(line).join('\n');
}

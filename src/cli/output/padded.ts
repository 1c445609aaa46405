import { widthOf } from './width.js';

/** A text padded with spaces to a width in terminal columns: a Chinese character takes two. */
export function padded(text: string, columns: number): string {
  return text + spaces(text, columns);
}

/** The same with the spaces before it. */
export function paddedStart(text: string, columns: number): string {
  return spaces(text, columns) + text;
}

function spaces(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - widthOf(text)));
}

import stringWidth from 'string-width';

/** A text with spaces behind it up to a width, in columns of a terminal: a Chinese character has two. */
export function padded(text: string, columns: number): string {
  return text + spaces(text, columns);
}

/** The same with the spaces before it. */
export function paddedStart(text: string, columns: number): string {
  return spaces(text, columns) + text;
}

function spaces(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - stringWidth(text)));
}

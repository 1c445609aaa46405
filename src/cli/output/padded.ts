import stringWidth from 'string-width';

/** A text padded with spaces to a width in terminal columns: a Chinese character takes two. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}

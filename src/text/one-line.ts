/** A text on one line: white space of any kind and length becomes one space, half a surrogate pair a `\ufffd`. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(/\s+/gu, ' ').trim();
}

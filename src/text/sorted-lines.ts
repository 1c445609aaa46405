const LINE = '\n'.charCodeAt(0);

/**
 * What follows in the line that begins with a text, or null where none does; looked up by halving the lines.
 *
 * @param lines in UTF-8, sorted by their bytes, each ended by a line break
 * @param wanted with the mark that ends it, so that no longer one begins with it
 */
export function restOfLine(lines: Buffer, wanted: string): string | null {
  const bytes = Buffer.from(wanted);
  // Both always stand where a line begins, or at the end.
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const start = middle === 0 ? 0 : lines.lastIndexOf(LINE, middle - 1) + 1;
    const after = Math.min(lines.length, start + bytes.length);
    const order = lines.compare(bytes, 0, bytes.length, start, after);
    if (order === 0) return lines.toString('utf8', after, endOf(lines, after));
    if (order < 0) low = endOf(lines, start) + 1;
    else high = start;
  }
  return null;
}

function endOf(lines: Buffer, start: number): number {
  const end = lines.indexOf(LINE, start);
  return end < 0 ? lines.length : end;
}

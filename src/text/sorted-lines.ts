const LINE = '\n'.charCodeAt(0);

/**
 * The rest of the line that begins with a text, or null if none does; found by binary search.
 *
 * @param lines in UTF-8, sorted by their bytes, each ended by a line break
 * @param wanted including the mark that ends it, so that no longer entry begins with it
 */
export function restOfLine(lines: Buffer, wanted: string): string | null {
  const bytes = Buffer.from(wanted);
  // Both are always at the beginning of a line, or at the end.
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

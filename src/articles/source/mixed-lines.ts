import { asUtf8 } from './utf8.js';

const LINE_FEED = 0x0a;
/** The first byte that is not ASCII. */
const FIRST_FOREIGN = 0x80;

/**
 * A text most of whose lines beyond ASCII are UTF-8, and others in a second encoding; null for any other text. A line
 * of UTF-8 with a few broken bytes stays one.
 *
 * @param decodeOther reads a line in the second encoding; null if it is not in that
 */
export function decodeLines(
  bytes: Uint8Array,
  decodeOther: (line: Uint8Array) => string | null,
): string | null {
  const texts: string[] = [];
  let valid = 0;
  let other = 0;
  for (const line of linesOf(bytes)) {
    const text = asUtf8(line);
    const otherText = text === null && isNoUtf8(line) ? decodeOther(line) : null;
    if (otherText !== null) other++;
    else if (text !== null && line.some((byte) => byte >= FIRST_FOREIGN)) valid++;
    texts.push(otherText ?? text ?? new TextDecoder().decode(line));
  }
  return other > 0 && valid > other ? texts.join('\n') : null;
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return [...lines, bytes.subarray(start)];
}

/** Whether more of a line can't be read as UTF-8 than can. */
function isNoUtf8(line: Uint8Array): boolean {
  const text = new TextDecoder().decode(line);
  const lost = text.match(/\ufffd/g)?.length ?? 0;
  const read = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  return lost > read;
}

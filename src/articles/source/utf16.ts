/** What a text is made of: printable ASCII and line ends, Han characters, Chinese marks, letters of Latin. */
const READABLE = /[\t\n\r -~\u00a0-\u024f\u2010-\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/gu;
/** The least share of such characters. */
const MIN_READABLE = 0.95;
/** The fewest bytes by which an encoding can be told. */
const MIN_BYTES = 16;

export interface Utf16Text {
  readonly text: string;
  readonly encoding: 'utf-16le' | 'utf-16be';
}

/** The text of UTF-16 without a byte order mark, in the order of bytes that makes sense of its NUL bytes, else null. */
export function utf16Without(bytes: Uint8Array): Utf16Text | null {
  if (bytes.length < MIN_BYTES || bytes.length % 2 !== 0) return null;
  const [best] = (['utf-16le', 'utf-16be'] as const)
    .map((encoding) => ({ text: new TextDecoder(encoding).decode(bytes), encoding }))
    .map((each) => ({ ...each, share: readableShare(each.text) }))
    .sort((a, b) => b.share - a.share);
  return best && best.share >= MIN_READABLE ? { text: best.text, encoding: best.encoding } : null;
}

function readableShare(text: string): number {
  return text === '' ? 0 : (text.match(READABLE)?.length ?? 0) / text.length;
}

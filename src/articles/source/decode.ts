import chardet from 'chardet';
import iconv from 'iconv-lite';
import { UserError } from '../../errors.js';
import { sentence } from '../../sentence.js';
import { decodeLines } from './mixed-lines.js';
import { asUtf8 } from './utf8.js';
import { utf16Without } from './utf16.js';

/** A file's bytes as text, and their encoding. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  /** How many characters could not be read and became U+FFFD. */
  readonly lost: number;
}

/** The encodings of Chinese looked for in bytes that are not UTF-8. */
const CHINESE = ['GB18030', 'Big5'] as const;
/** How much of a file the encoding is guessed from. */
const SAMPLE_BYTES = 64 * 1024;
/** The largest share of a text's characters that may be unreadable, 0 to 1; with more, it is not that encoding. */
const MAX_LOST = 0.02;

/** The largest share of NUL bytes that are damage in a text, 0 to 1; in a short one a single byte may be. */
const MAX_NULS = 0.001;
const MIN_BYTES_WITH_NUL = 64;

/**
 * Decodes an article: UTF-16, with a byte order mark or by the places of its NUL bytes; UTF-8 if the bytes are valid
 * UTF-8 except perhaps for a few, or for some lines of GB18030; else GB18030 or Big5, whichever fits, else Windows-1252
 * if nearly everything is ASCII. A few stray NUL bytes are left out.
 *
 * @throws UserError `articles` if the bytes are not text
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const utf16 = utf16Label(bytes);
  if (utf16) return decoded(new TextDecoder(utf16).decode(bytes), utf16);
  return bytes.includes(0) ? withNuls(bytes) : decodeBytes(bytes);
}

/** UTF-16 without a mark, unless the bytes are UTF-8 with a few NUL bytes. */
function withNuls(bytes: Uint8Array): Decoded {
  const kept = bytes.filter((byte) => byte !== 0);
  const nuls = bytes.length - kept.length;
  const areStray = nuls <= bytes.length * MAX_NULS || (nuls === 1 && bytes.length >= MIN_BYTES_WITH_NUL);
  const utf8 = areStray ? strictUtf8(kept) : null;
  return utf8 ?? unmarkedUtf16(bytes) ?? (areStray ? decodeBytes(kept) : fail());
}

function decodeBytes(bytes: Uint8Array): Decoded {
  return (
    strictUtf8(bytes) ?? mixedLines(bytes) ?? damagedUtf8(bytes) ?? chinese(bytes) ?? western(bytes) ?? fail()
  );
}

/** A file's name from its bytes, for display: as UTF-8, else in the Chinese encoding that fits best. */
export function decodeName(bytes: Uint8Array): { readonly name: string; readonly isUtf8: boolean } {
  const utf8 = strictUtf8(bytes);
  if (utf8) return { name: utf8.text, isUtf8: true };
  // A name is too short to guess from; archives with such names are mostly from Simplified systems.
  const [name = ''] = CHINESE.map((encoding) => iconv.decode(Buffer.from(bytes), encoding)).sort(
    (x, y) => lostIn(x) - lostIn(y),
  );
  return { name, isUtf8: false };
}

function unmarkedUtf16(bytes: Uint8Array): Decoded | null {
  const found = utf16Without(bytes);
  return found && decoded(found.text, found.encoding);
}

function utf16Label([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

function strictUtf8(bytes: Uint8Array): Decoded | null {
  const text = asUtf8(bytes);
  return text === null ? null : decoded(text, 'utf-8');
}

/** UTF-8 with lines of GB18030 in it, which a tool appended: each line is read by itself. */
function mixedLines(bytes: Uint8Array): Decoded | null {
  const mixed = decodeLines(bytes, chineseLine);
  return mixed === null ? null : decoded(mixed, 'utf-8');
}

/** A line of GB18030; null if it reads like none, since two Latin letters with accents may look like a character. */
function chineseLine(bytes: Uint8Array): string | null {
  const text = iconv.decode(Buffer.from(bytes), 'GB18030');
  return lostIn(text) === 0 && /[\u4e00-\u9fff]{2}/.test(text) && readsLikeChinese(text) ? text : null;
}

/** UTF-8 that was cut inside a character or has a few broken bytes; other encodings hardly ever look like it. */
function damagedUtf8(bytes: Uint8Array): Decoded | null {
  const result = decoded(new TextDecoder('utf-8').decode(bytes), 'utf-8');
  const readable = result.text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  return result.lost <= Math.max(1, readable * MAX_LOST) && readable > result.lost ? result : null;
}

function chinese(bytes: Uint8Array): Decoded | null {
  const guesses = chardet.analyse(bytes.subarray(0, SAMPLE_BYTES)).map(({ name }) => name);
  const names = [...guesses.filter((name) => CHINESE.some((known) => known === name)), ...CHINESE];
  for (const name of new Set(names)) {
    const result = decoded(iconv.decode(Buffer.from(bytes), name), name.toLowerCase());
    if (result.lost <= result.text.length * MAX_LOST && readsLikeChinese(result.text)) return result;
  }
  return null;
}

/** English with a few typographic quotes or accents, as older editors saved it. */
function western(bytes: Uint8Array): Decoded | null {
  const result = decoded(iconv.decode(Buffer.from(bytes), 'windows-1252'), 'windows-1252');
  const letters = result.text.match(/[a-z]/gi)?.length ?? 0;
  const foreign = result.text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  return foreign <= letters * 0.1 && controls(result.text) === 0 ? result : null;
}

/** Chinese texts are mostly Han characters, Chinese punctuation and ASCII; other bytes decode to a jumble. */
function readsLikeChinese(text: string): boolean {
  const foreign = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  const chinese = text.match(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]/gu)?.length ?? 0;
  return chinese >= foreign * 0.8 && controls(text) <= text.length * MAX_LOST;
}

function controls(text: string): number {
  return text.match(/[^\P{Cc}\s]/gu)?.length ?? 0;
}

function decoded(text: string, encoding: string): Decoded {
  return { text, encoding, lost: lostIn(text) };
}

function lostIn(text: string): number {
  return text.match(/\ufffd/g)?.length ?? 0;
}

function fail(): never {
  throw noText();
}

function noText(): UserError {
  return new UserError(
    'articles',
    sentence('The file holds no text that can be read: save it as UTF-8 text, or move it out of the folder.'),
  );
}

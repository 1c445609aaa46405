import { fold } from './fold.js';

/** How many units a shingle has. Longer ones don't survive small edits; shorter ones occur in every text. */
const UNITS = 3;

/** White space, punctuation and symbols are ignored, except that they end a word. */
const NOTHING = 0;
/** A letter, mark or digit of a script that sets its words apart. */
const PART_OF_WORD = 1;
/** A character that is a unit by itself: Han, kana, Hangul, Thai. */
const WHOLE_UNIT = 2;

const ALONE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const LETTER = /[\p{L}\p{M}\p{N}]/u;

let kinds: Uint8Array | undefined;

/**
 * The hashes (32 bits) of all runs of three units of a text, in order, one for each place at which a run begins. A
 * unit is a character of Han and of other scripts that write no spaces, or a word or number of the rest, folded: so
 * the script (Simplified or Traditional), case, width, punctuation and white space don't matter. A text with fewer
 * units has one shingle, one without any has none.
 */
export function shinglesOf(text: string): Uint32Array {
  const units = unitHashes(fold(text.normalize('NFC')));
  if (units.length === 0) return units;
  const shingles = new Uint32Array(Math.max(1, units.length - UNITS + 1));
  for (let i = 0; i < shingles.length; i++) {
    let hash = 0;
    for (let j = i; j < i + UNITS; j++) hash = mix(Math.imul(hash, 31) + (units[j] ?? 0));
    shingles[i] = hash;
  }
  return shingles;
}

/** One hash for each unit of a folded text. */
function unitHashes(folded: string): Uint32Array {
  kinds ??= buildKinds();
  const units = new Uint32Array(folded.length);
  let count = 0;
  let word = 0;
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i);
    const kind = kinds[unit] ?? NOTHING;
    if (kind === PART_OF_WORD) word = Math.imul(word, 31) + unit + 1;
    else {
      if (word !== 0) units[count++] = mix(word);
      word = 0;
      if (kind === WHOLE_UNIT) units[count++] = mix(unit);
    }
  }
  if (word !== 0) units[count++] = mix(word);
  return units.slice(0, count);
}

/** Surrogates are nearly always rare Han characters or emoji: each half counts as a unit. */
function buildKinds(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let unit = 0; unit < table.length; unit++) {
    const character = String.fromCharCode(unit);
    const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
    if (isSurrogate || ALONE.test(character)) table[unit] = WHOLE_UNIT;
    else if (LETTER.test(character)) table[unit] = PART_OF_WORD;
  }
  return table;
}

/** The finaliser of MurmurHash3: every bit of the value bears on every bit of the hash. */
function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

import { Converter } from 'opencc-js/t2cn';

/** The Han characters of the Basic Multilingual Plane, that the Traditional ones are looked for in. */
const HAN_RANGES: readonly (readonly [number, number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
];

let table: Uint16Array | undefined;

/**
 * The form in which texts and questions are compared: NFKC, lower case, Simplified characters, each applied
 * character by character and only where the result is as long as the original. So the folded text has the
 * same UTF-16 offsets as the text itself, whatever is in it. Characters outside the BMP stay as they are.
 */
export function fold(text: string): string {
  table ??= buildTable();
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = table[text.charCodeAt(i)] ?? 0;
  return Buffer.from(units.buffer).toString('utf16le');
}

function buildTable(): Uint16Array {
  const toSimplified = Converter({ from: 't', to: 'cn' });
  const folded = new Uint16Array(0x10000);
  for (let unit = 0; unit < folded.length; unit++) {
    const compatible = isSurrogate(unit) ? unit : foldUnit(unit);
    folded[unit] = isHan(compatible) ? simplify(compatible, toSimplified) : compatible;
  }
  return folded;
}

/** Some simplified characters are traditional forms of others: 薴 becomes 苧, and that 苎. */
function simplify(unit: number, toSimplified: (character: string) => string): number {
  const simplified = sameLength(String.fromCharCode(unit), toSimplified).charCodeAt(0);
  return simplified === unit ? unit : simplify(simplified, toSimplified);
}

function isHan(unit: number): boolean {
  return HAN_RANGES.some(([first, last]) => unit >= first && unit <= last);
}

function foldUnit(unit: number): number {
  const compatible = sameLength(String.fromCharCode(unit), (character) => character.normalize('NFKC'));
  return sameLength(compatible, (character) => character.toLowerCase()).charCodeAt(0);
}

function sameLength(character: string, change: (character: string) => string): string {
  const changed = change(character);
  return changed.length === character.length ? changed : character;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

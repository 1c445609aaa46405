import { Converter } from 'opencc-js/t2cn';

/** The Han characters of the Basic Multilingual Plane, among which the Traditional ones are looked for. */
const HAN_RANGES: readonly (readonly [number, number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
];

/** The folded form of each unit seen so far, 0 for the others: most texts use a few thousand of 65,536. */
const folded = new Uint16Array(0x10000);

type Convert = (text: string) => string;

/** Made when the first Han character comes: reading its tables takes a while. */
let converter: Convert | undefined;

/**
 * The form in which texts and questions are compared: NFKC, lower case, Simplified characters, each applied
 * character by character and only where the result is as long as the original. So the folded text has the
 * same UTF-16 offsets as the text itself, whatever is in it. Characters outside the BMP stay as they are.
 */
export function fold(text: string): string {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    units[i] = folded[unit] || foldUnit(unit);
  }
  return Buffer.from(units.buffer).toString('utf16le');
}

function foldUnit(unit: number): number {
  const compatible = isSurrogate(unit) ? unit : compatibleOf(unit);
  folded[unit] = isHan(compatible) ? simplify(compatible) : compatible;
  return folded[unit];
}

/** Some simplified characters are traditional forms of others: 薴 becomes 苧, and that 苎. */
function simplify(unit: number): number {
  const simplified = sameLength(String.fromCharCode(unit), toSimplified()).charCodeAt(0);
  return simplified === unit ? unit : simplify(simplified);
}

function toSimplified(): Convert {
  const made: Convert = converter ?? Converter({ from: 't', to: 'cn' });
  converter = made;
  return made;
}

function isHan(unit: number): boolean {
  return HAN_RANGES.some(([first, last]) => unit >= first && unit <= last);
}

function compatibleOf(unit: number): number {
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

import { fold } from '../../src/text/fold.js';

/** The Traditional characters in a text, as often as they are in it. */
export function traditionalIn(text: string): string[] {
  return (text.match(/\p{Script=Han}/gu) ?? []).filter((character) => fold(character) !== character);
}

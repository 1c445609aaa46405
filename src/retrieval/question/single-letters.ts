/** A letter by itself, with the marks that turn it into another name: C, C#, C++. Next to Han, in either case. */
const BESIDE_HAN =
  /(?<![a-z0-9#+@.'’&/-]|[a-z0-9][ ]?(?=[ai](?![a-z])))([a-z])(#|\+\+)?(?![a-z0-9#+'’&/]|[-.]\w| *[\d:：、])/gu;
/** In English, a capital letter that is neither a word nor an initial. */
const IN_ENGLISH = /(?<![\p{L}\p{N}.'’&/-])([B-HJ-Z])(#|\+\+)?(?![\p{L}\p{N}#+'’&/:-]|\. ?\p{L}| *\d)/gu;
/** Longer names with such marks. */
const MARKED = /(?<![a-z0-9])([a-z]{2,})(#|\+\+)(?![a-z0-9#+])/gu;

/**
 * Patterns for the one-letter names in a question, and for names that end in a mark: C is neither C# nor C++.
 *
 * @param text as it was asked
 * @param folded the same, folded
 * @param inHan whether it is in Han
 */
export function singleLettersIn(text: string, folded: string, inHan: boolean): RegExp[] {
  const letters = inHan ? folded.matchAll(BESIDE_HAN) : text.matchAll(IN_ENGLISH);
  return [...letters, ...folded.matchAll(MARKED)].map(([, name = '', mark = '']) => alone(name, mark));
}

/** Not as a part of another name, nor as a drive letter. */
function alone(name: string, mark: string): RegExp {
  const escaped = name.toLowerCase() + mark.replaceAll('+', '\\+');
  return new RegExp(`(?<![a-z0-9°])${escaped}(?![a-z0-9#+]|:[\\\\/])`, 'u');
}

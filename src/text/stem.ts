/** The least length of an English word that loses its ending; shorter ones would turn into other words. */
const SHORTEST = 4;

/**
 * The form in which English words are compared: without the endings of the plural and the third person, so that
 * `models` finds `model`. Everything else stays as it is. After Harman, "How effective is suffixing?" (1991): the
 * S stemmer, which changes little and hardly ever makes one word of two.
 *
 * @param word folded
 */
export function stem(word: string): string {
  if (word.length < SHORTEST || !/^[a-z]+s$/.test(word)) return word;
  if (/[^ae]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

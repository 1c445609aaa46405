const SYLLABLE =
  '(?:[bpmfdtnlgkhjqxryw]|[zcs]h?)?(?:i?ang|i?ong|u?ang|eng|ing|i?an|u?an|üan|en|in|un|ün|i?ao|u?ai|ei|ou|ia|ie|iu|ua|uo|ui|ue|üe|er|[aeiouüv])';
const APOSTROPHE = "['’]";
/** Syllables as an input method sets them apart, the last of them perhaps begun alone. */
const PINYIN = new RegExp(`(?<![a-zü])(?:${SYLLABLE}${APOSTROPHE})+(?:${SYLLABLE}|[zcs]h|[a-z])?$`, 'iu');
const ZHUYIN = /[\p{Script=Bopomofo}ˊˇˋ˙]+$/u;
/** What may be half a character: letters behind a script that has none. */
const LETTERS = /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\s*[a-zü]+$/iu;

/** A text without what an input method has not yet made characters of, where that shows. */
export function withoutComposing(typed: string): string {
  return typed.replace(PINYIN, '').replace(ZHUYIN, '').trimEnd();
}

/** A text without the letters at its end that may be half a character. */
export function withoutLetters(typed: string): string {
  return typed.replace(LETTERS, '');
}

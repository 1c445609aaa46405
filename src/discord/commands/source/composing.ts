const SYLLABLE =
  '(?:[bpmfdtnlgkhjqxryw]|[zcs]h?)?(?:i?ang|i?ong|u?ang|eng|ing|i?an|u?an|üan|en|in|un|ün|i?ao|u?ai|ei|ou|ia|ie|iu|ua|uo|ui|ue|üe|er|[aeiouüv])';
const APOSTROPHE = "['’]";
/** Syllables as an input method separates them, the last one perhaps incomplete. */
const PINYIN = new RegExp(`(?<![a-zü])(?:${SYLLABLE}${APOSTROPHE})+(?:${SYLLABLE}|[zcs]h|[a-z])?$`, 'iu');
const ZHUYIN = /[\p{Script=Bopomofo}ˊˇˋ˙]+$/u;
/** What may be half a character: Latin letters after another script. */
const LETTERS = /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\s*[a-zü]+$/iu;

/** A text without what an input method has not yet turned into characters, as far as that shows. */
export function withoutComposing(typed: string): string {
  return typed.replace(PINYIN, '').replace(ZHUYIN, '').trimEnd();
}

/** A text without the letters at its end that may be half a character. */
export function withoutLetters(typed: string): string {
  return typed.replace(LETTERS, '');
}

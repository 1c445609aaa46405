import type { Locale } from '../config.js';
import type { Slots } from '../sentence.js';

/** The texts of a room in English, by key. A text with a count has two: `key_one` and `key_other`. */
export type English = Readonly<Record<string, string>>;

type KeyOf<Texts extends English> = Extract<keyof Texts, string>;

/** The same texts in a language that has one form for every number. */
export type Catalogue<Texts extends English> = Readonly<
  Record<Exclude<KeyOf<Texts>, `${string}_one`>, string>
>;

/** The texts of a room in every language. */
export type Catalogues = Readonly<Record<Locale, English>>;

/** What can be said: the keys, those with a plural without its suffix. */
export type KeyIn<Texts extends English> = WithoutSuffix<KeyOf<Texts>>;
type WithoutSuffix<Key extends string> = Key extends `${infer Name}_${'one' | 'other'}` ? Name : Key;

type TextOf<Texts extends English, Key extends string> = Key extends keyof Texts
  ? Texts[Key]
  : `${Key}_other` extends keyof Texts
    ? Texts[`${Key}_other`]
    : never;

/** The values that a text needs, by the slots in the English one; nothing for a text without slots. */
export type ValuesIn<Texts extends English, Key extends string> = [Slots<TextOf<Texts, Key>>] extends [never]
  ? []
  : [values: Readonly<Record<Slots<TextOf<Texts, Key>>, string | number>>];

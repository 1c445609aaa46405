import type { enUS } from './en-US.js';

type EnglishKey = keyof typeof enUS;

/** The texts of a language that has one form for every number. */
export type Catalogue = Readonly<Record<Exclude<EnglishKey, `${string}_one`>, string>>;

/** What can be said: the keys, those with a plural without its suffix. */
export type MessageKey = WithoutSuffix<EnglishKey>;
type WithoutSuffix<Key extends string> = Key extends `${infer Name}_${'one' | 'other'}` ? Name : Key;

type TextOf<Key extends MessageKey> = Key extends EnglishKey
  ? (typeof enUS)[Key]
  : `${Key}_other` extends EnglishKey
    ? (typeof enUS)[`${Key}_other`]
    : never;

type Slots<Text extends string> = Text extends `${string}{{${infer Slot}}}${infer Rest}`
  ? Slot | Slots<Rest>
  : never;

/** What has to be put in, by the text in English; nothing for a text without slots. */
export type ValuesOf<Key extends MessageKey> = [Slots<TextOf<Key>>] extends [never]
  ? []
  : [values: Readonly<Record<Slots<TextOf<Key>>, string | number>>];

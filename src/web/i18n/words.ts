import type { enUS } from './en-US.js';

/** The same keys in any language: texts, functions for texts with values, and groups of both. */
export type Widened<Entry> = Entry extends string
  ? string
  : Entry extends (...values: never[]) => string
    ? Entry
    : { readonly [Key in keyof Entry]: Widened<Entry[Key]> };

/** The page's texts, by key. */
export type Words = Widened<typeof enUS>;

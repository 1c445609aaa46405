import type { enUS } from './en-US.js';

/** Words like these, in any language: texts, functions for those that have something put in, and groups of both. */
export type Widened<Entry> = Entry extends string
  ? string
  : Entry extends (...values: never[]) => string
    ? Entry
    : { readonly [Key in keyof Entry]: Widened<Entry[Key]> };

/** What the page says, by key. */
export type Words = Widened<typeof enUS>;

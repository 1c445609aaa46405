import type { enUS } from './en-US.js';

type Widened<Entry> = Entry extends string
  ? string
  : Entry extends (...values: never[]) => string
    ? Entry
    : { readonly [Key in keyof Entry]: Widened<Entry[Key]> };

/** What the workshop says, by key: texts, functions for those that have something put in, and groups of both. */
export type WorkshopWords = Widened<typeof enUS>;

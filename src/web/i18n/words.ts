import type { enUS } from './en-US.js';

type Widened<Entry> = Entry extends string ? string : Entry;

/** What the page says, by key: texts, and functions for those that have something put in. */
export type Words = { readonly [Key in keyof typeof enUS]: Widened<(typeof enUS)[Key]> };

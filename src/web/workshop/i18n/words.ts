import type { Widened } from '../../i18n/words.js';
import type { enUS } from './en-US.js';

/** What the workshop says, by key. */
export type WorkshopWords = Widened<typeof enUS>;

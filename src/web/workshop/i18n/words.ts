import type { Widened } from '../../i18n/words.js';
import type { enUS } from './en-US.js';

/** The workshop's texts, by key. */
export type WorkshopWords = Widened<typeof enUS>;

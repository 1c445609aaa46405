import type { Catalogue as CatalogueOf, KeyIn } from '../../i18n/catalogue.js';
import type { enUS } from './en-US.js';

export type Texts = typeof enUS;

/** The bot's texts in a language that has one form for every number. */
export type Catalogue = CatalogueOf<Texts>;

/** What the bot can say. */
export type MessageKey = KeyIn<Texts>;

import type { Locale } from '../../config.js';
import type { Words } from '../i18n/words.js';

/** What drawing needs to know apart from what is drawn. */
export interface Drawing {
  readonly locale: Locale;
  readonly words: Words;
  /** The address of a command's form. */
  commandLink(name: string): string;
  /** A command's name in the language of the page. */
  commandName(name: string): string;
  /** The name of somebody who is mentioned. */
  nameOf(personId: string): string;
  /** In ms. */
  now(): number;
}

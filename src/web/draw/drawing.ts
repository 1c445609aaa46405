import type { Locale } from '../../config.js';
import type { Words } from '../i18n/words.js';

/** What whatever is drawn needs to know beside what it shows. */
export interface Drawing {
  readonly locale: Locale;
  readonly words: Words;
  /** Where a command's own form is. */
  commandLink(name: string): string;
  /** What a command is called in the language of the page. */
  commandName(name: string): string;
  /** What somebody is called who is mentioned. */
  nameOf(personId: string): string;
  /** In ms. */
  now(): number;
}

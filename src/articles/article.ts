import { inEnglish, type Told } from '../sentence.js';

/** The language of an article's text, as a BCP 47 tag, with the script if it matters. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en' | 'ja' | 'ko' | 'mixed';

/** The kind of a stretch of an article's text. Blocks never overlap and are in the order of the text. */
export type BlockKind = 'heading' | 'paragraph' | 'list' | 'quote' | 'code' | 'table';

/** A stretch of `Article.text`; `start` and `end` are UTF-16 offsets into it, `end` exclusive. */
export interface Block {
  readonly kind: BlockKind;
  readonly start: number;
  readonly end: number;
  /** 1 to 6 for headings, 1 for tables whose first line is their header, 0 for everything else. */
  readonly depth: number;
}

/** What one person says in a conversation. Turns never overlap and are in the order of the text. */
export interface Turn {
  /** Where its label begins. */
  readonly start: number;
  /** Where the words begin, after the label. */
  readonly textStart: number;
  readonly end: number;
  /** The name as the text has it. */
  readonly speaker: string;
  /** Whether the speaker is the interviewer. */
  readonly isQuestion: boolean;
  /** When it begins in the recording or the chat, as written (`00:12:05`, `2024-03-05 09:12`), or null. */
  readonly at: string | null;
}

/** One article as it is indexed, quoted and shown. */
export interface Article {
  /** The path without its extension, URL-safe; stable between runs. */
  readonly id: string;
  /** The path below the articles' folder, with forward slashes. */
  readonly path: string;
  /** The collection it belongs to: see `collectionOf`. */
  readonly collection: string;
  readonly title: string;
  /** The absolute http(s) address the article came from, or null. */
  readonly url: string | null;
  /** `YYYY-MM-DD`, or null if the article gives no date that can be read. */
  readonly date: string | null;
  /** The author by the file; several names are separated by `, `. Null if it names nobody. */
  readonly author: string | null;
  readonly lang: Language;
  readonly tags: readonly string[];
  /** The text to which every offset in the project refers. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Who says what in a conversation; empty for other texts. */
  readonly turns: readonly Turn[];
}

/** A file that could not be read as an article, and why, in one plain sentence. */
export interface FailedFile {
  readonly path: string;
  /** In English. */
  readonly reason: string;
  /** The same, to be shown in another language. */
  readonly told?: Told;
  /**
   * Whether that may pass by itself: the system did not let it be looked at, and nobody knows what it holds now. Until
   * it can be read again, what is known of it is kept.
   */
  readonly mayPass?: boolean;
}

export function failedFile(path: string, told: Told): FailedFile {
  return { path, reason: inEnglish(told), told };
}

/** How many files a folder has of a kind that is not read. */
export interface SkippedFiles {
  /** The extension in lower case, without the dot; empty for names without one. */
  readonly extension: string;
  readonly files: number;
}

import type { FailedFile, SkippedFiles } from '../articles/article.js';
import type { Told } from '../sentence.js';

/** What a run is doing; the stages follow in this order. */
export type IndexStage = 'reading' | 'embedding' | 'writing' | 'verifying';

/** How far a run has come. Reported often; the code that shows it drops what is too frequent for its place. */
export interface IndexProgress {
  readonly stage: IndexStage;
  readonly done: number;
  readonly total: number;
  /** How many indexers do it together, this one included; missing where none can. */
  readonly indexers?: number;
}

/** How much of a file belongs to the page that it was saved from. */
export interface LostText {
  readonly path: string;
  /** Without white space. */
  readonly characters: number;
  /** Of all the file's characters, 0..1. */
  readonly share: number;
}

/** Which article is shown as the source of a text now, and which one was before, by their ids. */
export interface NewFirst {
  readonly first: string;
  readonly before: string;
}

/** What a run has done. The lists hold article ids. */
export interface IndexReport {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** How many articles are unchanged. */
  readonly unchanged: number;
  readonly failed: readonly FailedFile[];
  /** Files of kinds that are not read, by the ending of their names; hidden ones are not counted. */
  readonly skipped: readonly SkippedFiles[];
  /** What was removed from files because their author did not write it; files that lost nothing are left out. */
  readonly lost: readonly LostText[];
  /** Problems that cost no article: a date that can't be read, a model that can't be had. */
  readonly warnings: readonly Told[];
  /** Articles that are the same text, in groups; the first of each is the one that is shown as its source. */
  readonly reposts: readonly (readonly string[])[];
  /** Groups with another first article than before. */
  readonly newFirsts: readonly NewFirst[];
  readonly articles: number;
  readonly passages: number;
  /** How many passages went through the model in this run; the rest came from the cache. */
  readonly embedded: number;
  readonly generation: string;
  /** The id of the local copy's generation, if one is kept for when the index can't be reached and is up to date. */
  readonly copy?: string;
  /** The embedding model's name, or null for an index of keywords alone. */
  readonly model: string | null;
  readonly tookMs: number;
}

/** Starts a run of the indexer and resolves with its report. An aborted run leaves the index unchanged. */
export type RunIndexer = (
  onProgress: (progress: IndexProgress) => void,
  signal: AbortSignal,
) => Promise<IndexReport>;

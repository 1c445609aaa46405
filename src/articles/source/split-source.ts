import type { Told } from '../../sentence.js';

/** What the front matter says. Keys are in lower case with `_` for `-`; YAML values are strings as they were written. */
export type FrontMatter = Readonly<Record<string, unknown>>;

export interface SplitSource {
  readonly data: FrontMatter;
  /** What follows the front matter. */
  readonly body: string;
  /** A sentence for each part of the front matter that could not be read. */
  readonly warnings: readonly Told[];
}

/** A key as `FrontMatter` has it. */
export function unifyKey(key: string): string {
  return key
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}

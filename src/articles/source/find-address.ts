import type { Told } from '../../sentence.js';
import { addressInFrontMatter, findLabels, permalinkOn } from './metadata.js';
import { findOriginal } from './original.js';
import type { FrontMatter } from './split-source.js';

export interface FoundAddress {
  /** An absolute http(s) address, or null. */
  readonly url: string | null;
  /** The body without the line that held the address, if one did. */
  readonly body: string;
  /** Sentences on what was wrong with addresses. */
  readonly warnings: readonly Told[];
}

export interface AddressHints {
  /** By the front matter, or null. */
  readonly title?: string | null;
  /** The site that paths in the front matter (`permalink: /posts/1`) belong to. */
  readonly siteUrl?: string | null;
}

/**
 * An article's address: the first absolute one in the front matter, else a path there on the site that the articles
 * are published on, else what the text itself says. A line with nothing but the address is removed from the text.
 */
export function findAddress(
  data: FrontMatter,
  body: string,
  { title = null, siteUrl = null }: AddressHints = {},
): FoundAddress {
  const { url, warnings } = addressInFrontMatter(data);
  const written = url ?? (siteUrl === null ? null : permalinkOn(data, siteUrl));
  const lines = body.split('\n');
  const original = findOriginal(lines, { title, labels: findLabels(data) });
  if (original === null || (written !== null && original.url !== written))
    return { url: written, body, warnings };
  const rest = original.rest === null ? [] : [original.rest];
  return {
    url: original.url,
    body: lines.toSpliced(original.line, 1, ...rest).join('\n'),
    warnings: original.warning === null ? warnings : [...warnings, original.warning],
  };
}

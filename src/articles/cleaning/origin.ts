/** Where a file comes from, as far as its front matter says. */
export type Origin =
  /** Written in Markdown: exported by an author's tools, without a page round it. */
  | 'written'
  /** Kept from a page, perhaps with all that stood round the article there. */
  | 'clipped'
  /** Nothing tells. */
  | 'unknown';

/** What the tools of authors write and clippers do not. */
const AUTHORS_KEYS: readonly string[] = [
  'aliases',
  'categories',
  'category',
  'comments',
  'cover',
  'disqus',
  'draft',
  'layout',
  'mathjax',
  'permalink',
  'series',
  'slug',
  'toc',
  'weight',
];

/**
 * An exporter's keys tell that a file was written, and so does front matter without any address: people who keep a
 * page keep its address.
 *
 * @param data the front matter
 * @param url where the article is from, or null
 */
export function originOf(data: Readonly<Record<string, unknown>>, url: string | null): Origin {
  const keys = Object.keys(data);
  if (keys.some((key) => AUTHORS_KEYS.includes(key))) return 'written';
  if (url !== null) return 'clipped';
  return keys.length > 0 ? 'written' : 'unknown';
}

import type { Told } from '../../sentence.js';
import { checkAddress } from './address.js';
import { cleanLine } from './characters.js';
import { ADDRESS_KEYS, AUTHOR_KEYS, CATEGORY_KEYS, entriesFor, PATH_KEYS, TAG_KEYS } from './keys.js';
import type { FrontMatter } from './split-source.js';

/** How deep nested lists are looked into; `[[name]]` without quotes is one in YAML. */
const MAX_LIST_DEPTH = 3;
/** The longest list of authors, in UTF-16 code units. */
const MAX_AUTHOR_LENGTH = 80;
/** The longest line that can name people, including links and addresses, in UTF-16 code units. */
const MAX_WRITTEN_LENGTH = 1000;
const EMPTY = /^(?:null|~|none|unknown|undefined|未知|佚名)?$/i;
const LINK = /^\[([^[\]]*)\](?:\(.*\)|\[.*\])$/;

/** The first address in the front matter that a reader can follow, with what was wrong with those before it. */
export function addressInFrontMatter(data: FrontMatter): { url: string | null; warnings: Told[] } {
  const warnings: Told[] = [];
  for (const [, value] of entriesFor(data, ADDRESS_KEYS)) {
    for (const written of scalars(value)) {
      const { url, warning } = checkAddress(linkIn(written));
      if (warning !== null) warnings.push(warning);
      if (url !== null) return { url, warnings };
    }
  }
  return { url: null, warnings };
}

/**
 * A permalink without a host (`/posts/1`) as an address.
 *
 * @param siteUrl of the site that the folder's articles are published on
 */
export function permalinkOn(data: FrontMatter, siteUrl: string): string | null {
  for (const [, value] of entriesFor(data, PATH_KEYS)) {
    const path = scalars(value)[0]?.trim() ?? '';
    if (/^\/(?!\/)\S*$/.test(path)) return checkAddress(`${siteUrl.replace(/\/+$/, '')}${path}`).url;
  }
  return null;
}

/** `[a](https://…)`, `<https://…>`, or an address with words round it, as the address. */
function linkIn(written: string): string {
  const text = written.trim();
  const [, target] = /^\[[^[\]]*\]\(<?([^\s<>]+?)>?(?:\s+["'(].*["')])?\)$/.exec(text) ?? [];
  return target ?? text.replace(/^<(.*)>$/, '$1');
}

/** The author by the front matter; several names are separated by `, `. */
export function findAuthor(data: FrontMatter): string | null {
  for (const [, value] of entriesFor(data, AUTHOR_KEYS)) {
    const values: unknown[] = Array.isArray(value) ? value.flat(MAX_LIST_DEPTH) : [value];
    const author = authorOf(values.map(nameIn).join('\n'));
    if (author !== null) return author;
  }
  return null;
}

/** A person may be a table: `{name: …, url: …}`. */
function nameIn(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'name' in value) return String(value.name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Names as people write them, without links, mentions and addresses; null if there is none. */
export function authorOf(written: string): string | null {
  const lines = written.split('\n').filter(({ length }) => length <= MAX_WRITTEN_LENGTH);
  const people = lines.map((line) => {
    const plain = line.replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1').trim();
    const label = LINK.exec(plain)?.[1] ?? plain;
    return cleanLine(label.replace(/<[^<>]*@[^<>]*>|\(@[^()]*\)/g, '').replace(/\s+,/g, ',')).replace(
      /^@/,
      '',
    );
  });
  const author = [...new Set(people.filter((name) => !EMPTY.test(name) && !/^https?:/i.test(name)))].join(
    ', ',
  );
  return author === '' || author.length > MAX_AUTHOR_LENGTH ? null : author;
}

/**
 * The tags in the front matter, in order, each once: from lists, or from strings split at commas, else at white
 * space.
 */
export function findTags(data: FrontMatter): string[] {
  return labelsIn(data, TAG_KEYS);
}

/** An article's tags and categories. */
export function findLabels(data: FrontMatter): string[] {
  return labelsIn(data, [...TAG_KEYS, ...CATEGORY_KEYS]);
}

function labelsIn(data: FrontMatter, keys: readonly string[]): string[] {
  const written = entriesFor(data, keys).flatMap(([, value]) =>
    typeof value === 'string' ? splitTags(value) : scalars(value),
  );
  const tags = written.map((tag) =>
    cleanLine(tag)
      .replace(/^#+|^\[\[|\]\]$/g, '')
      .trim(),
  );
  return [...new Set(tags.filter((tag) => tag !== '' && !/^(?:null|~)$/i.test(tag)))];
}

function splitTags(list: string): string[] {
  return list.split(/[,，、;；]/.test(list) ? /[,，、;；]/ : /\s+/);
}

function scalars(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value.flat(MAX_LIST_DEPTH) : [value];
  return values.filter((each) => typeof each === 'string' || typeof each === 'number').map(String);
}

import { cleanLine } from './characters.js';
import type { FrontMatter } from './front-matter.js';

const ADDRESS_KEYS = [
  'url',
  'source',
  'source_url',
  'link',
  'canonical',
  'canonical_url',
  'original',
  'original_url',
  'permalink',
] as const;
const TAG_KEYS = ['tags', 'tag', 'keywords'] as const;

/** How deep lists in lists are looked into; `[[name]]` without quotes is one in YAML. */
const MAX_LIST_DEPTH = 3;

const BARE_LINK = /^<?(https?:\/\/[^\s<>]+)>?$/i;
const MARKDOWN_LINK = /^\[([^[\]]*)\]\(<?(https?:\/\/[^\s<>]+?)>?(?:\s+["'(].*["')])?\)$/i;
/** A label before the link, as people write it under a text they saved. */
const LABEL_BEFORE = /^(?:来源|來源|出处|出處|原文(?:链接|連結|地址)?|source|original)\s*[:：]\s*/i;
/** How clippers and read-it-later services label the link to where an article comes from. */
const ORIGINAL_LABEL =
  /^(?:read |view )?(?:the )?original(?: article)?$|^(?:阅读|閱讀|查看)?原文(?:链接|連結|地址)?$/i;

export interface FoundAddress {
  /** An absolute http(s) address, or null. */
  readonly url: string | null;
  /** The body without the line that held the address, if one did. */
  readonly body: string;
}

/**
 * Where an article comes from: the first absolute address in the front matter, else a line that is a link and
 * labelled as the original, else a last line that is nothing but a link, perhaps with `Source:` before it. Such a
 * line is no text.
 */
export function findAddress(data: FrontMatter, body: string): FoundAddress {
  const written = addressInFrontMatter(data);
  const lines = body.split('\n');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const original = lines.findIndex((line) => ORIGINAL_LABEL.test(lineLink(line)?.label ?? ''));
  const at = original === -1 ? last : original;
  const url = lineLink((lines[at] ?? '').trim().replace(LABEL_BEFORE, ''))?.url ?? null;
  if (url === null || (written !== null && url !== written)) return { url: written, body };
  return { url, body: lines.toSpliced(at, 1).join('\n') };
}

function addressInFrontMatter(data: FrontMatter): string | null {
  for (const key of ADDRESS_KEYS) {
    for (const value of scalars(data[key])) {
      const url = toAddress(lineLink(value)?.url ?? value);
      if (url) return url;
    }
  }
  return null;
}

/** The link that a line consists of, or null. */
function lineLink(line: string): { label: string; url: string } | null {
  const text = line.trim();
  const [, label = '', target] = MARKDOWN_LINK.exec(text) ?? [];
  const url = toAddress(target ?? BARE_LINK.exec(text)?.[1] ?? '');
  return url ? { label: label.trim(), url } : null;
}

/** The address as it was written, or with its foreign characters encoded; null where it is none. */
function toAddress(written: string): string | null {
  const text = written.trim();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  return /^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/.test(text) ? text : new URL(text).href;
}

/** The tags in the front matter, in order, each once: lists, or strings split at commas, else at white space. */
export function findTags(data: FrontMatter): string[] {
  const written = TAG_KEYS.flatMap((key) => {
    const value = data[key];
    return typeof value === 'string' ? splitTags(value) : scalars(value);
  });
  const tags = written.map((tag) => cleanLine(tag).replace(/^#+/, '').trim());
  return [...new Set(tags.filter((tag) => tag !== '' && !/^(?:null|~)$/i.test(tag)))];
}

function splitTags(list: string): string[] {
  return list.split(/[,，、;；]/.test(list) ? /[,，、;；]/ : /\s+/);
}

function scalars(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value.flat(MAX_LIST_DEPTH) : [value];
  return values.filter((each) => typeof each === 'string' || typeof each === 'number').map(String);
}

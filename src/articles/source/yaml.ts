import { parseDocument, type YAMLParseError } from 'yaml';
import { type Sentence, sentence, type Told } from '../../sentence.js';
import { isKnownKey } from './keys.js';

/** How often YAML aliases may be resolved: a few lines of them can stand for gigabytes. */
const MAX_ALIASES = 100;

/** What the YAML parser's commonest complaints mean to somebody who wrote a title, not YAML. */
const PLAIN_WORDS: Readonly<Partial<Record<string, Sentence>>> = {
  BLOCK_AS_IMPLICIT_KEY: sentence('a value with a colon in it needs quotes round it'),
  DUPLICATE_KEY: sentence('a key stands there twice'),
  TAB_AS_INDENT: sentence('a tab stands where spaces belong'),
  MISSING_CHAR: sentence('a quote or a bracket is not closed'),
  BAD_SCALAR_START: sentence('a value that begins with such a character needs quotes round it'),
  UNEXPECTED_TOKEN: sentence('there is more behind the closing quote'),
};

/** `key: value`, `key:value` and `key：value`; the last two only if the key is one that tools write. */
const ENTRY = /^(["']?)([\p{L}\p{N}_][\p{L}\p{N}_ .-]*)\1[ \t]*(?:(:)(?=\s|$)|([:：]))[ \t]*(.*)$/u;
const QUOTED = /^(["'])(.*)\1$/;

/** One key with its value, and where it begins. */
interface Entry {
  readonly line: number;
  readonly lines: readonly string[];
}

/** Whether a line begins an entry of front matter. */
export function isEntry(line: string): boolean {
  const [, , key = '', plain] = ENTRY.exec(line) ?? [];
  return key !== '' && (plain !== undefined || isKnownKey(key));
}

/**
 * Reads YAML as people and tools write it. With the failsafe schema every value stays the string it was written as:
 * `2025-02-11` does not become a time in UTC, nor `12:30` a number. If the whole is not valid YAML, each entry is
 * read by itself: a plain value as it is; an entry that can't be read is left out.
 *
 * @param warnings gets a sentence for each line that is not valid YAML
 */
export function readYaml(block: string, warnings: Told[]): object {
  const whole = parse(block);
  if (!('fault' in whole) && whole.value !== null) return whole.value;
  const found = new Map<string, unknown>();
  for (const entry of entriesOf(block)) readEntry(entry, found, warnings);
  return Object.fromEntries(found);
}

type Parsed = { readonly value: object | null } | { readonly fault: Told };

function parse(text: string): Parsed {
  try {
    const document = parseDocument(text, { schema: 'failsafe', prettyErrors: false });
    const [error] = document.errors;
    if (error) return { fault: faultOf(error) };
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    if (value === null || value === undefined) return { value: {} };
    return { value: typeof value === 'object' && !Array.isArray(value) ? value : null };
  } catch (error) {
    if (error instanceof ReferenceError)
      return { fault: sentence('it refers to other parts that are not there or too many') };
    throw error;
  }
}

function faultOf({ code, message }: YAMLParseError): Told {
  return PLAIN_WORDS[code] ?? message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
}

/** The block cut where lines begin entries; what is indented, or a list's item, continues with the entry above it. */
function entriesOf(block: string): Entry[] {
  const entries: { line: number; lines: string[] }[] = [];
  for (const [i, line] of block.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const last = entries.at(-1);
    if (last && /^(?:\s|- |[\]}])/.test(line)) last.lines.push(line);
    // The first line of the file holds the dashes.
    else entries.push({ line: i + 1, lines: [line] });
  }
  return entries;
}

/** A key and its value as they were read, and what was wrong with them. */
interface ReadEntry {
  readonly value?: unknown;
  readonly fault?: Told;
}

function readEntry({ line, lines }: Entry, found: Map<string, unknown>, warnings: Told[]): void {
  const [, , key = '', plain, tight, rest = ''] = ENTRY.exec(lines[0] ?? '') ?? [];
  const isOne = key !== '' && (plain !== undefined || (tight !== undefined && isKnownKey(key)));
  const { value, fault } = !isOne
    ? { fault: sentence('it has no key, and was left out') }
    : found.has(key)
      ? { fault: sentence('a key stands there twice, and the first one counts') }
      : readValue(key, rest, lines.slice(1), plain === undefined);
  if (value !== undefined) found.set(key, value);
  if (fault !== undefined)
    warnings.push(sentence('Line {{line}} of the front matter is no YAML: {{fault}}.', { line, fault }));
}

/**
 * A value by itself, with spaces for its tabs; if it is not valid YAML, its words.
 *
 * @param isTight whether the colon is not followed by a space
 */
function readValue(key: string, first: string, more: readonly string[], isTight: boolean): ReadEntry {
  const read = parse([`${key}: ${first}`, ...more.map((line) => line.replaceAll('\t', '  '))].join('\n'));
  const value = 'fault' in read ? undefined : Object.entries(read.value ?? {})[0]?.[1];
  if (value !== undefined) {
    if (isTight) return { value, fault: sentence('a space is missing after the colon') };
    return more.some((line) => line.includes('\t'))
      ? { value, fault: PLAIN_WORDS.TAB_AS_INDENT ?? '' }
      : { value };
  }
  const what = 'fault' in read ? read.fault : sentence('it is no list of keys and values');
  const words = more.length === 0 && !/^[[{]/.test(first) ? unquoted(first) : '';
  return words === ''
    ? { fault: sentence('{{what}}, and it was left out', { what }) }
    : { value: words, fault: sentence('{{what}}, and it was read as it stands', { what }) };
}

/**
 * The words of a value whose quotes are not YAML's: quotes round the whole are removed, and so is one that is never
 * closed.
 */
function unquoted(value: string): string {
  const text = value.trim();
  const inner = QUOTED.exec(text)?.[2];
  if (inner !== undefined) return inner;
  return text.replace(/^["'](?=[^"']*$)/, '');
}

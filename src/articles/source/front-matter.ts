import matter from 'gray-matter';
import { parse as parseToml, TomlError } from 'smol-toml';
import { parseDocument, type YAMLParseError } from 'yaml';
import { messageOf, UserError } from '../../errors.js';

/** What the front matter says. Keys are in lower case with `_` for `-`; YAML values are strings as they were written. */
export type FrontMatter = Readonly<Record<string, unknown>>;

export interface SplitSource {
  readonly data: FrontMatter;
  /** What follows the front matter. */
  readonly body: string;
}

const YAML_OPENING = /^---[ \t]*([^\s-]*)[ \t]*\n/;
const YAML_CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/gm;
const TOML_OPENING = /^\+\+\+[ \t]*()\n/;
const TOML_CLOSING = /^\+\+\+[ \t]*(?:\n|$)/gm;
/** The first line of a block that is meant as front matter; anything else is text between two rules. */
const FIRST_ENTRY =
  /^(?:[ \t]*(?:#.*)?\n)*(?:["']?[\p{L}\p{N}_][\p{L}\p{N}_ .-]*["']?[ \t]*:(?:\s|$)|[ \t]*\{)/u;

/** The largest front matter, in UTF-16 code units; a long one has a thousand. */
const MAX_LENGTH = 64 * 1024;
/** How many lists may stand in one another; parsers run out of stack at some thousands. */
const MAX_NESTING = 50;
/** Lists nested by dashes in one line, or by indentation. */
const NESTED_BY_LINES = new RegExp(
  `^[ \\t]*(?:[-?:][ \\t]+){${MAX_NESTING}}|^[ \\t]{${MAX_NESTING * 4}}`,
  'm',
);
/** How often YAML aliases may be resolved: a few lines of them can stand for gigabytes. */
const MAX_ALIASES = 100;

/** What the YAML parser's commonest complaints mean to a person who wrote a title, not YAML. */
const PLAIN_WORDS: Readonly<Partial<Record<string, string>>> = {
  BLOCK_AS_IMPLICIT_KEY: 'a value with a colon in it needs quotes round it',
  DUPLICATE_KEY: 'a key stands there twice',
  TAB_AS_INDENT: 'a tab stands where spaces belong',
};

/**
 * gray-matter evaluates `---js` and its like as code, so every engine that is not plain data is taken from it,
 * by each name that it knows the engine by.
 */
const ENGINES = {
  yaml: readYaml,
  json: readJson,
  javascript: refuseCode,
  js: refuseCode,
  coffee: refuseCode,
  coffeescript: refuseCode,
  cson: refuseCode,
};

/**
 * Takes the front matter off a file's text: YAML or JSON between `---`, TOML between `+++`.
 *
 * @param source the text with `\n` line breaks
 * @throws UserError `articles` when there is front matter and it can't be read
 */
export function splitFrontMatter(source: string): SplitSource {
  const toml = fencedBlock(source, TOML_OPENING, TOML_CLOSING);
  if (toml) return { data: unifyKeys(readToml(checkedShape(toml.block))), body: toml.body };
  const fenced = fencedBlock(source, YAML_OPENING, YAML_CLOSING);
  if (!fenced) return { data: {}, body: source };
  const { label, block, body } = fenced;
  const language = languageOf(label);
  if (label === '' && block.trim() !== '' && !FIRST_ENTRY.test(block)) return { data: {}, body: source };
  // The options keep gray-matter from caching, and so from handing out what an earlier file held.
  const { data } = matter(`---${language}\n${checkedShape(block)}---\n`, { language, engines: ENGINES });
  return { data: unifyKeys(data), body };
}

interface FencedBlock {
  /** What stands after the opening dashes. */
  readonly label: string;
  readonly block: string;
  readonly body: string;
}

function fencedBlock(source: string, opening: RegExp, closing: RegExp): FencedBlock | null {
  const open = opening.exec(source);
  if (!open) return null;
  const start = open[0].length;
  const rest = source.slice(start);
  const [close] = rest.matchAll(closing);
  if (!close) return null;
  const body = rest.slice(close.index + close[0].length);
  return { label: open[1] ?? '', block: rest.slice(0, close.index), body };
}

/** No parser is given what would overflow its stack: the process can end there without an error to catch. */
function checkedShape(block: string): string {
  if (block.length > MAX_LENGTH) throw broken('it is longer than 64 KB');
  let depth = 0;
  for (const character of block) {
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth > MAX_NESTING) break;
  }
  if (depth > MAX_NESTING || NESTED_BY_LINES.test(block)) throw broken('it is nested too deeply');
  return block;
}

function languageOf(label: string): 'yaml' | 'json' {
  const name = label.toLowerCase();
  if (name === '' || name === 'yaml' || name === 'yml') return 'yaml';
  if (name === 'json') return 'json';
  return refuseCode(label);
}

function refuseCode(label = 'code'): never {
  throw broken(`it is marked as "${label.slice(0, 20)}", and only YAML, JSON and TOML are read`);
}

/** With the failsafe schema every value stays the string it was written as: `2025-02-11` is no moment in UTC, `12:30` no number. */
function readYaml(block: string): object {
  try {
    const document = parseDocument(block, { schema: 'failsafe', prettyErrors: false });
    const [error] = document.errors;
    if (error) throw syntaxError(block, error);
    return asObject(document.toJS({ maxAliasCount: MAX_ALIASES }));
  } catch (error) {
    if (error instanceof ReferenceError) throw broken('it refers to its own parts too often');
    throw error;
  }
}

function syntaxError(block: string, error: YAMLParseError): UserError {
  const what = PLAIN_WORDS[error.code] ?? lowerFirst(error.message);
  return broken(`${what} (line ${lineOf(block, error.pos[0])})`);
}

function readJson(block: string): object {
  try {
    return asObject(JSON.parse(block));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw broken(`it is no valid JSON: ${error.message.replace(/\s+/g, ' ')}`);
    throw error;
  }
}

function readToml(block: string): object {
  try {
    return parseToml(block);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [message = ''] = messageOf(error).split('\n');
    throw broken(`${lowerFirst(message)} (line ${error.line + 1})`);
  }
}

function asObject(data: unknown): object {
  if (data === null || data === undefined) return {};
  if (typeof data === 'object' && !Array.isArray(data)) return data;
  throw broken('it is no list of keys and values');
}

/** The line of the file: gray-matter hands a block over with the line break after the opening dashes. */
function lineOf(block: string, offset: number): number {
  return block.slice(0, offset).split('\n').length;
}

function unifyKeys(data: object): FrontMatter {
  const entries = Object.entries(data).map(([key, value]) => [
    key.trim().toLowerCase().replaceAll('-', '_'),
    value,
  ]);
  return Object.fromEntries(entries);
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}

function broken(what: string): UserError {
  return new UserError(
    'articles',
    `The front matter can't be read: ${what}. Correct it at the top of the file.`,
  );
}

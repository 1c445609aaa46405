import matter from 'gray-matter';
import { parse as parseToml, TomlError } from 'smol-toml';
import { parseDocument } from 'yaml';
import { messageOf, UserError } from '../errors.js';

/** What the front matter says. Keys are in lower case with `_` for `-`; YAML values are strings as they were written. */
export type FrontMatter = Readonly<Record<string, unknown>>;

export interface SplitSource {
  readonly data: FrontMatter;
  /** What follows the front matter. */
  readonly body: string;
}

const YAML_FENCE = /^---[ \t]*([^\s-]*)[ \t]*\n((?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const TOML_FENCE = /^\+\+\+[ \t]*\n((?:.*\n)*?)\+\+\+[ \t]*(?:\n|$)/;
/** The first line of a block that is meant as front matter; anything else is text between two rules. */
const FIRST_ENTRY = /^(?:\s*(?:#.*)?\n)*(?:["']?[\p{L}\p{N}_][\p{L}\p{N}_ .-]*["']?[ \t]*:(?:\s|$)|\s*\{)/u;

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
  const toml = TOML_FENCE.exec(source);
  if (toml) return { data: unifyKeys(readToml(toml[1] ?? '')), body: source.slice(toml[0].length) };
  const fenced = YAML_FENCE.exec(source);
  if (!fenced) return { data: {}, body: source };
  const [whole, label = '', block = ''] = fenced;
  const language = languageOf(label);
  if (label === '' && block.trim() !== '' && !FIRST_ENTRY.test(block)) return { data: {}, body: source };
  // The options keep gray-matter from caching, and so from handing out what an earlier file held.
  const { data } = matter(`---${language}\n${block}---\n`, { language, engines: ENGINES });
  return { data: unifyKeys(data), body: source.slice(whole.length) };
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
  const document = parseDocument(block, { schema: 'failsafe', prettyErrors: false });
  const [error] = document.errors;
  if (error) throw broken(`${lowerFirst(error.message)} (line ${lineOf(block, error.pos[0])})`);
  const data: unknown = document.toJS({ maxAliasCount: 100 });
  return asObject(data);
}

function readJson(block: string): object {
  try {
    return asObject(JSON.parse(block));
  } catch (error) {
    if (error instanceof SyntaxError) throw broken(`it is no valid JSON: ${error.message}`);
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

/** The line of the file, the opening dashes being line 1. */
function lineOf(block: string, offset: number): number {
  return block.slice(0, offset).split('\n').length + 1;
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

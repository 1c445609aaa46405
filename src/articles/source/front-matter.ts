import matter from 'gray-matter';
import { parse as parseToml, TomlError } from 'smol-toml';
import { messageOf, UserError } from '../../errors.js';
import { sentence, type Told } from '../../sentence.js';
import { isKnownKey } from './keys.js';
import { type FrontMatter, type SplitSource, unifyKey } from './split-source.js';
import { isEntry, readYaml } from './yaml.js';

const YAML_OPENING = /^---[ \t]*([^\s-]*)[ \t]*\n/;
const YAML_CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/gm;
const TOML_OPENING = /^\+\+\+[ \t]*()\n/;
const TOML_CLOSING = /^\+\+\+[ \t]*(?:\n|$)/gm;
/** The first line of a block that is meant as front matter; otherwise it is text between two horizontal rules. */
const FIRST_ENTRY =
  /^(?:[ \t]*(?:#.*)?\n)*(?:["']?[\p{L}\p{N}_][\p{L}\p{N}_ .-]*["']?[ \t]*:(?:\s|$)|[ \t]*\{)/u;
/** A table's name, or an entry, in TOML. */
const TOML_LINE = /^[ \t]*(?:\[{1,2}[\w"'. -]{1,80}\]{1,2}|[\w"'.-]{1,80}[ \t]*=)/;
/** Lines of spaces, explicit breaks, and comments for a linter. */
const SHOWS_NOTHING =
  /^(?:[ \t]*(?:(?:&nbsp;|<br ?\/?>|<!-- ?(?:markdownlint|prettier|vale|textlint)[^\n>]{0,200}-->)[ \t]*)?\n){1,20}(?=---[ \t]*\n|\+\+\+[ \t]*\n)/;
const EMPTY_LINE = /\n[ \t]*\n/;

/** The largest front matter, in UTF-16 code units; a long one has a thousand. */
const MAX_LENGTH = 64 * 1024;
/** How many lists may be in one another; parsers run out of stack at some thousands. */
const MAX_NESTING = 50;
/** Lists nested by dashes in one line, or by indentation. */
const NESTED_BY_LINES = new RegExp(
  `^[ \\t]*(?:[-?:][ \\t]+){${MAX_NESTING}}|^[ \\t]{${MAX_NESTING * 4}}`,
  'm',
);

/**
 * Takes the front matter off a file's text: YAML or JSON between `---`, TOML between `+++`. If a line can't be read,
 * only that line is lost. Front matter whose closing line is missing ends at the first empty line.
 *
 * @param source the text with `\n` line breaks
 * @throws UserError `articles` for front matter that is code, or made to keep a parser busy
 */
export function splitFrontMatter(source: string): SplitSource {
  const first = splitOnce(source);
  if (first.body === source) return belowNothing(source) ?? first;
  // Some tools put their front matter above another tool's.
  const second = splitOnce(first.body.trimStart());
  const isSecond = Object.keys(second.data).some(isKnownKey);
  return isSecond
    ? {
        ...second,
        data: { ...second.data, ...first.data },
        warnings: [...first.warnings, ...second.warnings],
      }
    : first;
}

/** Front matter below lines that show nothing, as some exports have them. */
function belowNothing(source: string): SplitSource | null {
  const start = SHOWS_NOTHING.exec(source)?.[0].length ?? 0;
  const split = start === 0 ? null : splitOnce(source.slice(start));
  return split !== null && Object.keys(split.data).length > 0 ? split : null;
}

function splitOnce(source: string): SplitSource {
  const warnings: Told[] = [];
  const toml = fencedBlock(source, TOML_OPENING, TOML_CLOSING);
  if (toml)
    return { data: unifyKeys(readToml(checkedShape(toml.block), warnings)), body: toml.body, warnings };
  const fenced = fencedBlock(source, YAML_OPENING, YAML_CLOSING) ?? unclosedBlock(source, warnings);
  if (!fenced || !isMeant(fenced)) return { data: {}, body: source, warnings: [] };
  const { label, block, body } = fenced;
  const data = unifyKeys(readBlock(languageOf(label), checkedShape(block), warnings));
  // A block with faults and without any key that tools write is a text that begins with a rule and a colon.
  const isText = warnings.length > 0 && label === '' && !block.split('\n').some(hasKnownKey);
  return isText ? { data: {}, body: source, warnings: [] } : { data, body, warnings };
}

interface FencedBlock {
  /** The text after the opening dashes. */
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
  const block = rest.slice(0, close.index);
  const isEntryLine = opening === TOML_OPENING ? (line: string) => TOML_LINE.test(line) : isEntry;
  if (hasProse(block, isEntryLine)) return null;
  return { label: open[1] ?? '', block, body: rest.slice(close.index + close[0].length) };
}

/** Whether a block contains an empty line and then text: then the line that seems to close it is a horizontal rule. */
function hasProse(block: string, isEntryLine: (line: string) => boolean): boolean {
  if (block.length > MAX_LENGTH) return false;
  const [, ...rest] = block.split(EMPTY_LINE);
  return rest.some((section) => {
    const [line = ''] = section.split('\n').filter((each) => each.trim() !== '');
    return line !== '' && !/^[ \t]|^[-#\]}"']/.test(line) && !isEntryLine(line);
  });
}

/** Front matter without a closing line: entries, one of them known, from the opening one to an empty line. */
function unclosedBlock(source: string, warnings: Told[]): FencedBlock | null {
  const open = YAML_OPENING.exec(source);
  if (open?.[1] !== '') return null;
  const rest = source.slice(open[0].length, open[0].length + MAX_LENGTH);
  const block = (/^(?:[^\n]*\S[^\n]*(?:\n|$))+/.exec(rest)?.[0] ?? '').replace(/\n(?:---)?[ \t]*$/, '\n');
  const lines = block.split('\n').filter((line) => line !== '');
  const isWhole =
    block.length < MAX_LENGTH - 1 && lines.every((line) => /^(?:[ \t]+|- )\S/.test(line) || isEntry(line));
  if (!isWhole || !lines.some(hasKnownKey)) return null;
  warnings.push(
    sentence('The front matter has no closing line (---): it was taken to end at the first empty line.'),
  );
  return { label: '', block, body: source.slice(open[0].length + block.length) };
}

/** Whether a block is front matter, by its first line or by all of them. */
function isMeant({ label, block }: FencedBlock): boolean {
  if (label !== '' || block.trim() === '' || FIRST_ENTRY.test(block)) return true;
  const [first = ''] = block.trimStart().split('\n');
  return isEntry(first) && hasKnownKey(first);
}

function hasKnownKey(line: string): boolean {
  return isKnownKey(/^[^:：]*/.exec(line)?.[0] ?? '');
}

/** A text that would overflow a parser's stack is not parsed: the process could end without an error to catch. */
function checkedShape(block: string): string {
  if (block.length > MAX_LENGTH) throw broken(sentence('it is longer than 64 KB'));
  let depth = 0;
  for (const character of block) {
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth > MAX_NESTING) break;
  }
  if (depth > MAX_NESTING || NESTED_BY_LINES.test(block)) throw broken(sentence('it is nested too deeply'));
  return block;
}

function languageOf(label: string): 'yaml' | 'json' {
  const name = label.toLowerCase();
  if (name === '' || name === 'yaml' || name === 'yml') return 'yaml';
  if (name === 'json') return 'json';
  return refuseCode(label);
}

function refuseCode(label = 'code'): never {
  throw broken(
    sentence('it is marked as "{{label}}", and only YAML, JSON and TOML are read', {
      label: label.slice(0, 20),
    }),
  );
}

/**
 * gray-matter evaluates `---js` and the like as code, so every engine that is not plain data is removed from it,
 * under each of its names. The options keep it from caching, and so from returning an earlier file's content.
 */
function readBlock(language: 'yaml' | 'json', block: string, warnings: Told[]): object {
  const engines = {
    yaml: (text: string) => readYaml(text, warnings),
    json: (text: string) => readJson(text, warnings),
    javascript: refuseCode,
    js: refuseCode,
    coffee: refuseCode,
    coffeescript: refuseCode,
    cson: refuseCode,
  };
  return matter(`---${language}\n${block}---\n`, { language, engines }).data;
}

function readJson(block: string, warnings: Told[]): object {
  try {
    return asObject(JSON.parse(block));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    warnings.push(
      sentence('The front matter is no valid JSON and was left out: {{reason}}.', {
        reason: error.message.replace(/\s+/g, ' '),
      }),
    );
    return {};
  }
}

/** If the whole is not valid TOML, each line that is; a table ends what can be read line by line. */
function readToml(block: string, warnings: Told[]): object {
  try {
    return parseToml(block);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [message = ''] = messageOf(error).split('\n');
    warnings.push(
      sentence("Line {{line}} can't be read: {{reason}}.", {
        line: error.line + 1,
        reason: lowerFirst(message),
      }),
    );
  }
  const [top = ''] = block.split(/^\[/m);
  return Object.assign({}, ...top.split('\n').map(tomlLine));
}

function tomlLine(line: string): object {
  try {
    return parseToml(line);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [, key = '', value = ''] = /^\s*([\w-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    return key === '' || /^[["'{]/.test(value) ? {} : { [key]: value };
  }
}

function asObject(data: unknown): object {
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {};
}

function unifyKeys(data: object): FrontMatter {
  const entries = Object.entries(data).map(([key, value]) => [unifyKey(key), value]);
  return Object.fromEntries(entries);
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}

function broken(what: Told): UserError {
  return new UserError(
    'articles',
    sentence("The front matter can't be read: {{what}}. Correct it at the top of the file.", { what }),
  );
}

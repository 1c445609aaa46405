import { type Sentence, sentence, type Told } from '../../sentence.js';

/** At the top of the articles' folder: which quotes its admins want for which questions, and what has several names. */
export const PINS_FILE = 'pins.conf';

/** A passage that is the answer to some questions, as an admin has said. */
export interface Pin {
  /** Different ways to ask it, at least one. */
  readonly questions: readonly string[];
  /** The path, id or title of an article. */
  readonly article: string;
  /** What is quoted from it; line breaks count as spaces. */
  readonly quotation: string;
  /** The line that it begins with, from 1. */
  readonly line: number;
}

/** Several names of one thing. */
export interface Alias {
  readonly names: readonly string[];
  readonly line: number;
}

export interface Pins {
  readonly pins: readonly Pin[];
  readonly aliases: readonly Alias[];
  /** What is wrong with the file, a sentence for each problem, which names the line. */
  readonly warnings: readonly Told[];
}

export const NO_PINS: Pins = { pins: [], aliases: [], warnings: [] };

/** The most pins: each costs a comparison for every question, and memory for its questions' vectors. */
const MOST = 500;
/** The longest quotation that fits into a message, in UTF-16 code units. */
export const LONGEST_QUOTATION = 2000;
/** The length beyond which a text is cut, in UTF-16 code units. */
export const LONGEST_QUESTION = 500;
/** Too many words contain a shorter name. */
export const SHORTEST_NAME = 2;

/** A line's kind by its beginning, half or full width. */
const MARKS = { question: /^[?？]\s*/, article: /^[@＠]\s*/, quotation: /^[>＞] ?/ } as const;

type Part = keyof typeof MARKS;

/** A pin that is being read. */
interface Draft {
  readonly line: number;
  /** All its lines, from 1. */
  readonly lines: number[];
  readonly questions: string[];
  article: string | null;
  readonly quotation: string[];
}

interface Parts {
  readonly drafts: readonly Draft[];
  readonly aliases: readonly Alias[];
  /** What is wrong with single lines. */
  readonly warnings: readonly Told[];
}

/** Reads the file. A faulty line is left out, and so is a pin that lacks a part. Pure. */
export function parsePins(text: string): Pins {
  const { drafts, aliases, warnings: ofLines } = partsIn(text);
  const warnings = [...ofLines];
  const pins = drafts.flatMap((draft) => whole(draft, warnings));
  if (pins.length > MOST || aliases.length > MOST)
    warnings.push(
      sentence('{{file}} has more than {{most}} pins or aliases: those after them have no effect.', {
        file: PINS_FILE,
        most: MOST,
      }),
    );
  return { pins: pins.slice(0, MOST), aliases: aliases.slice(0, MOST), warnings };
}

/** The lines, from 1, of pins like this one. Pure. */
export function linesOfPin(text: string, isLike: (pin: Pin) => boolean): number[] {
  return partsIn(text).drafts.flatMap((draft) => (whole(draft, []).some(isLike) ? draft.lines : []));
}

function partsIn(text: string): Parts {
  const drafts: Draft[] = [];
  const aliases: Alias[] = [];
  const warnings: Told[] = [];
  for (const [i, raw] of text.split(/\r\n?|\n/).entries()) {
    const written = raw.trim();
    if (written === '' || written.startsWith('#')) continue;
    const part = partOf(written);
    const problem = part
      ? addPart(drafts, part, contentOf(written, part), i + 1)
      : addAlias(aliases, written, i + 1);
    if (problem) warnings.push(warning(i + 1, problem));
    else if (part) drafts.at(-1)?.lines.push(i + 1);
  }
  return { drafts, aliases, warnings };
}

function partOf(line: string): Part | null {
  const parts = Object.keys(MARKS) as Part[];
  return parts.find((part) => MARKS[part].test(line)) ?? null;
}

function contentOf(line: string, part: Part): string {
  return line.replace(MARKS[part], '').trim();
}

/** @returns what is wrong with the line, or null */
function addPart(drafts: Draft[], part: Part, content: string, line: number): Sentence | null {
  const last = drafts.at(-1);
  if (part === 'question') return addQuestion(drafts, content, line);
  if (!last) return sentence('stands before the question that it belongs to (a line that begins with “?”)');
  if (part === 'quotation') last.quotation.push(content);
  else if (content === '') return sentence('names no article behind the “@”');
  else if (last.article !== null) return sentence('names a second article: a pin has one');
  else last.article = content;
  return null;
}

function addQuestion(drafts: Draft[], content: string, line: number): Sentence | null {
  if (content === '') return sentence('has no question behind the “?”');
  const last = drafts.at(-1);
  const question = content.slice(0, LONGEST_QUESTION);
  const isOpen = last && last.article === null && last.quotation.length === 0;
  if (isOpen) last.questions.push(question);
  else drafts.push({ line, lines: [], questions: [question], article: null, quotation: [] });
  return null;
}

function addAlias(aliases: Alias[], written: string, line: number): Sentence | null {
  if (!/[=＝]/.test(written))
    return sentence(
      'is neither a pin’s (“?”, “@” or “>”) nor an alias (“name = other name”); a remark begins with “#”',
    );
  const names = [...new Set(written.split(/[=＝]/).map((name) => name.trim()))];
  if (names.includes('')) return sentence('lacks a name beside a “=”');
  if (names.length < 2) return sentence('has the same name on both sides');
  const short = names.find((name) => [...name].length < SHORTEST_NAME);
  if (short !== undefined)
    return sentence('has a name of one character (“{{short}}”), which stands in too many words', { short });
  aliases.push({ names, line });
  return null;
}

function whole({ line, questions, article, quotation }: Draft, warnings: Told[]): Pin[] {
  const text = quotation.join('\n').trim();
  const lack = lackOf(article, text);
  if (lack === null) return [{ line, questions, article: article ?? '', quotation: text }];
  warnings.push(warning(line, lack));
  return [];
}

function lackOf(article: string | null, quotation: string): Sentence | null {
  if (article === null) return sentence('begins a pin without an article (a line that begins with “@”)');
  if (quotation === '') return sentence('begins a pin without a quotation (lines that begin with “>”)');
  return quotation.length > LONGEST_QUOTATION
    ? sentence('begins a pin with more than {{most}} characters to quote', { most: LONGEST_QUOTATION })
    : null;
}

/** A sentence about a line of the file. */
export function warning(line: number, problem: Sentence): Sentence {
  return sentence('{{file}}: line {{line}} {{problem}}.', { file: PINS_FILE, line, problem });
}

import { fold } from '../../text/fold.js';
import { looksLikeName } from '../../text/names.js';
import { dropReadings, findReadings } from '../cleaning/repair/readings.js';
import type { Draft } from '../formats/draft.js';
import { cleanLine } from '../source/characters.js';
import { dropCounter } from '../source/counter.js';
import { entriesFor, TITLE_KEYS } from '../source/keys.js';
import { isByline } from './byline.js';
import { readableName, tellingName } from './file-name.js';
import type { Site } from './site.js';

/** The longest first line that counts as a title, in UTF-16 code units. */
const MAX_TITLE_LENGTH = 80;
const MIN_TITLE_LENGTH = 4;
/** The length of a title made of the text's first words. */
const OPENING_LENGTH = 36;
/** Shorter paragraphs are bylines and buttons. */
const MIN_OPENING_LENGTH = 25;
/** How much text may be above the only heading of the first order: a note on a translation, an epigraph. */
const MAX_BEFORE_TITLE = 400;

const SENTENCE_END = /[.。!！…；;，,、：:]["'”’」』）)]*$/;
const LABEL = /^([^\s:：]{1,12}(?: [^\s:：]{1,12}){0,2})\s?[:：]/;
/** `Title_Site`, `Title - Site`, `Title | Site`, `Title-Site`. */
const SITE_AFTER = /^(\S(?:.*\S)?)(\s+[-–—·»]\s+|\s*[|｜_]\s*|(?<=.{4})[-–—](?=[^-–—]+$))([^|｜_]{2,30})$/;
/** The section of a site, before the site's name: `Title_Sport_Site`. */
const SECTION_AFTER = /^(.{4,})_[\p{Script=Han}·]{2,6}$/u;
const WRITER = /^by \p{Lu}/u;
/** The most names of sections and of the site that may follow a title. */
const MAX_NAMES = 5;
const BARE_COUNTER = /^\(\d{1,3}\+?\)\s+(?=\S)/;
const DATE_LINE = /^[\d\s年月日时時分:：./-]+$/;
/** What parts of a text are called, whatever its subject. */
const PART_HEADING =
  /^(?:summary|abstract|motivation|background|overview|introduction|table of contents|contents|摘要|概述|概要|背景|前言|引言|目录|简介)[:：]?$/iu;
/** The number of a section, not of a title: `一、`, `1.`. */
const SECTION = /^(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[、：:.．]/;
/** How many lines with bylines, dates and the site's name may be above a title. */
const MAX_LINES_BEFORE_TITLE = 4;

/** Where a title is looked for. */
export interface TitleSources {
  /** The front matter. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The article's blocks, cleaned. */
  readonly drafts: readonly Draft[];
  /** The file's path below the articles' folder. */
  readonly path: string;
  readonly site: Site;
}

/**
 * An article's title: by its front matter, else the heading above all text, else its first line if that reads like a
 * title, else its file's name. A name that says nothing gives way to the text's first words, and a title that is only
 * a byline or the site's name to whatever comes next.
 */
export function findTitle({ data, drafts, path, site }: TitleSources): string {
  const written = writtenTitle(data);
  const inText = withoutCounter(headingTitle(drafts, site) || firstLineTitle(drafts, site), site);
  const bare = withoutCounter(written, site);
  const proper = isByline(bare) || site.isName(bare) ? '' : withoutSite(bare, inText, site);
  const found = proper || withoutSite(inText, '', site) || written;
  return found || tellingName(path) || openingWords(drafts) || readableName(path);
}

/** The title in the front matter as it is there, or empty. */
export function writtenTitle(data: Readonly<Record<string, unknown>>): string {
  for (const [, value] of entriesFor(data, TITLE_KEYS)) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const title = cleanLine(String(value));
    const { text } = dropReadings(title, findReadings([title]));
    if (text !== '' && !/^(?:null|~)$/i.test(text)) return text;
  }
  return '';
}

/** The title without a count of messages; a bare number may be the author's if no site's name follows. */
function withoutCounter(title: string, site: Site): string {
  const text = dropCounter(title);
  const [, , , name = ''] = SITE_AFTER.exec(text) ?? [];
  return site.isName(name) ? text.replace(BARE_COUNTER, '') : text;
}

/** The title without the site's name after it, if the text has the title without it or the page has that name. */
function withoutSite(title: string, inText: string, site: Site): string {
  let rest = title;
  for (let n = 0; n < MAX_NAMES && !startsWithTitle(rest, inText); n++) {
    const [, bare = '', mark = '', name = ''] = SITE_AFTER.exec(rest) ?? [];
    if (bare === '') return rest;
    if (fold(bare) === fold(inText)) return bare;
    if (!site.followsTitle(name, bare) && !WRITER.test(name)) return rest;
    rest = mark.trim() === '_' ? (SECTION_AFTER.exec(bare)?.[1] ?? bare) : bare;
  }
  return startsWithTitle(rest, inText) ? inText : rest;
}

const ORDINAL =
  /^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}(?:[、．]|\.\s)|[（(][一二三四五六七八九十\d]{1,3}[)）])/u;

/** Whether a title is the one in the text, followed by names of sections or of the site. */
function startsWithTitle(title: string, inText: string): boolean {
  const isLong = inText.length >= MIN_TITLE_LENGTH && title.length > inText.length;
  return (
    isLong &&
    fold(title).startsWith(fold(inText)) &&
    /^\s*[|｜_]|^\s+[-–—·»]\s/.test(title.slice(inText.length))
  );
}

/**
 * The heading above all text: between it and the start there are only bylines, dates, lines of links. One among
 * several of its depth heads a section. The only one of the first order may have a few lines above it.
 */
function headingTitle(drafts: readonly Draft[], site: Site): string {
  const headings = drafts.filter(
    ({ kind, text }) => kind === 'heading' && !isByline(text) && !site.isName(text),
  );
  const top = Math.min(...headings.map(({ depth }) => depth));
  const [first, second] = headings.filter(({ depth }) => depth === top);
  if (!first || first !== headings[0]) return '';
  // Proposals and papers begin with the heading of a part that all of them have.
  if (second && PART_HEADING.test(first.text)) return '';
  // `1. What` before `2. How`: numbered parts don't name the whole.
  if (second && ORDINAL.test(first.text) && ORDINAL.test(second.text)) return '';
  const above = drafts.slice(0, drafts.indexOf(first));
  const isAlone = second === undefined || (top === 1 && !above.some((draft) => isText(draft)));
  const isOnlyTop = second === undefined && top === 1;
  const before = above.reduce((sum, { text }) => sum + text.length, 0);
  if (!isAlone || (isOnlyTop ? before > MAX_BEFORE_TITLE : above.some(isText))) return '';
  // A first line above a heading of a lower order is the title, and the heading is a section's.
  return top > 1 && firstLineTitle(above, site) !== '' ? '' : cleanLine(first.text);
}

function isText({ kind, text, linked }: Draft): boolean {
  if (kind === 'heading' || linked >= 0.5 || isByline(text) || DATE_LINE.test(text)) return false;
  return kind !== 'paragraph' || text.length >= MIN_OPENING_LENGTH || SENTENCE_END.test(text);
}

function firstLineTitle(drafts: readonly Draft[], site: Site): string {
  const first = drafts
    .filter(({ text, linked }) => text.trim() !== '' && linked < 0.5)
    .slice(0, MAX_LINES_BEFORE_TITLE)
    .find(({ text }) => !isByline(text) && !site.isName(text) && !DATE_LINE.test(text));
  if (first?.kind !== 'paragraph') return '';
  const line = cleanLine(first.text.trim().split('\n')[0] ?? '');
  const isLong = line.length > MAX_TITLE_LENGTH || line.length < MIN_TITLE_LENGTH;
  return isLong || SENTENCE_END.test(line) || SECTION.test(line) || isSpeaker(line, drafts) ? '' : line;
}

/** A line that starts with a speaker: a name, or what other lines also start with. */
function isSpeaker(line: string, drafts: readonly Draft[]): boolean {
  const [start, label] = LABEL.exec(line) ?? [];
  if (start === undefined || label === undefined) return false;
  // `New York: a history` is a title; a name of several words is a speaker's if it recurs.
  const isName = !label.includes(' ') && looksLikeName(label);
  return isName || drafts.filter(({ text }) => text.startsWith(start)).length > 1;
}

function openingWords(drafts: readonly Draft[]): string {
  const long = drafts.find(
    ({ kind, text, linked }) => kind === 'paragraph' && linked < 0.5 && text.length >= MIN_OPENING_LENGTH,
  );
  if (!long) return '';
  const words = cleanLine(long.text);
  const clause = /^[^。！？!?；;]+/u.exec(words)?.[0] ?? words;
  if (clause.length <= OPENING_LENGTH) return clause;
  const opening = clause.slice(0, 2 * OPENING_LENGTH).replace(/[\ud800-\udbff]$/, '');
  const graphemes = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(opening)];
  const cut = graphemes.slice(0, OPENING_LENGTH).map(({ segment }) => segment);
  const isInWord = /\w/.test(graphemes[OPENING_LENGTH]?.segment ?? '');
  return `${(isInWord ? cut.join('').replace(/\s\w+$/, '') : cut.join('')).trimEnd()}…`;
}

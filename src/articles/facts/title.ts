import { fold } from '../../text/fold.js';
import { looksLikeName } from '../../text/names.js';
import { dropReadings, findReadings } from '../cleaning/repair/readings.js';
import type { Draft } from '../formats/draft.js';
import { cleanLine } from '../source/characters.js';
import { isByline } from './byline.js';
import type { Site } from './site.js';

/** The longest first line that counts as a title, in UTF-16 code units. */
const MAX_TITLE_LENGTH = 80;
const MIN_TITLE_LENGTH = 4;
/** A heading is the article's only if no more text than this stands before it. */
const MAX_BEFORE_HEADING = 400;
/** How long a title made of the text's first words is. */
const OPENING_LENGTH = 36;
/** Shorter paragraphs are bylines and buttons. */
const MIN_OPENING_LENGTH = 25;

const SENTENCE_END = /[.。!！…；;，,、：:]["'”’」』）)]*$/;
const LABEL = /^([^\s:：]{1,12})\s?[:：]/;
const DATE_BEFORE_NAME = /^\d{4}-\d{1,2}-\d{1,2}[-_ ]+(?=.)/;
/** `Title_Site`, `Title - Site`, `Title | Site`. */
const SITE_AFTER = /^(.{3,}\S)(\s+[-–—·»]\s+|\s*[|｜_]\s*)([^|｜_]{2,30})$/;
const DATE_LINE = /^[\d\s年月日时時分:：./-]+$/;
/** A title may stand below so many lines that are bylines, dates and the site's name. */
const MAX_LINES_BEFORE_TITLE = 4;
const HASH_NAME = /^[\d\s]*[\da-f]{8,}$|^[\d\s]+$/i;

/** What a title is looked for in. */
export interface TitleSources {
  /** The front matter. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The article's blocks, cleaned. */
  readonly drafts: readonly Draft[];
  /** Of the file, below the articles' folder. */
  readonly path: string;
  readonly site: Site;
}

/**
 * What an article is called: by its front matter, else its first heading, else its first line where that reads like
 * a title, else its file's name; a name of digits alone gives way to the text's first words, and a title that is but
 * a byline or the site's name to whatever comes next.
 */
export function findTitle({ data, drafts, path, site }: TitleSources): string {
  const name = readableName(path);
  const written = writtenTitle(data.title);
  const inText = headingTitle(drafts, site) || firstLineTitle(drafts, site);
  const proper = isByline(written) || site.isName(written) ? '' : withoutSite(written, inText, site);
  return proper || inText || written || (HASH_NAME.test(name) ? openingWords(drafts) : '') || name;
}

function writtenTitle(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const title = cleanLine(String(value));
  const { text } = dropReadings(title, findReadings([title]));
  return /^(?:null|~)$/i.test(text) ? '' : text;
}

/** The title without the site's name after it, where the text has the title without it or the page has that name. */
function withoutSite(title: string, inText: string, site: Site): string {
  if (startsWithTitle(title, inText)) return inText;
  const [, bare = '', , name = ''] = SITE_AFTER.exec(title) ?? [];
  if (bare === '') return title;
  if (fold(bare) === fold(inText)) return bare;
  return site.isName(name) ? withoutSite(bare, inText, site) : title;
}

/** Whether a title is the one in the text, and then names of sections or of the site. */
function startsWithTitle(title: string, inText: string): boolean {
  const isLong = inText.length >= MIN_TITLE_LENGTH && title.length > inText.length;
  return (
    isLong &&
    fold(title).startsWith(fold(inText)) &&
    /^\s*[|｜_]|^\s+[-–—·»]\s/.test(title.slice(inText.length))
  );
}

/** The first heading near the top; a section's own, below the first paragraph, only if an author made it one. */
function headingTitle(drafts: readonly Draft[], site: Site): string {
  let before = 0;
  for (const { kind, text, bold } of drafts) {
    if (before > MAX_BEFORE_HEADING) return '';
    const isTitle = kind === 'heading' && !(bold === 1 && before > MIN_OPENING_LENGTH);
    if (isTitle && !isByline(text) && !site.isName(text)) return cleanLine(text);
    before += text.length;
  }
  return '';
}

function firstLineTitle(drafts: readonly Draft[], site: Site): string {
  const first = drafts
    .filter(({ text, linked }) => text.trim() !== '' && linked < 0.5)
    .slice(0, MAX_LINES_BEFORE_TITLE)
    .find(({ text }) => !isByline(text) && !site.isName(text) && !DATE_LINE.test(text));
  if (first?.kind !== 'paragraph') return '';
  const line = cleanLine(first.text.trim().split('\n')[0] ?? '');
  const isLong = line.length > MAX_TITLE_LENGTH || line.length < MIN_TITLE_LENGTH;
  return isLong || SENTENCE_END.test(line) || isSpeaker(line, drafts) ? '' : line;
}

/** A line that starts with who is speaking: a name, or what other lines start with too. */
function isSpeaker(line: string, drafts: readonly Draft[]): boolean {
  const [start, label] = LABEL.exec(line) ?? [];
  if (start === undefined || label === undefined) return false;
  return looksLikeName(label) || drafts.filter(({ text }) => text.startsWith(start)).length > 1;
}

/** The file's name in words: no extension, no date before it, spaces for `-` and `_`. */
function readableName(path: string): string {
  const file = path.split('/').at(-1) ?? path;
  const bare = file.replace(/\.[^.]*$/, '').replace(DATE_BEFORE_NAME, '');
  return cleanLine(bare.replace(/[-_]+/g, ' ')) || cleanLine(file) || path;
}

function openingWords(drafts: readonly Draft[]): string {
  const long = drafts.find(
    ({ kind, text, linked }) => kind === 'paragraph' && linked < 0.5 && text.length >= MIN_OPENING_LENGTH,
  );
  if (!long) return '';
  const words = cleanLine(long.text);
  const clause = /^[^。！？!?；;]+/u.exec(words)?.[0] ?? words;
  if (clause.length <= OPENING_LENGTH) return clause;
  const graphemes = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(clause)];
  const cut = graphemes.slice(0, OPENING_LENGTH).map(({ segment }) => segment);
  const isInWord = /\w/.test(graphemes[OPENING_LENGTH]?.segment ?? '');
  return `${(isInWord ? cut.join('').replace(/\s\w+$/, '') : cut.join('')).trimEnd()}…`;
}

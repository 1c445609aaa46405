import { oneLine } from './clean.js';
import type { Draft } from './draft.js';

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
const SPEAKER = /^\S{1,12}\s?[:：]/;
/** `Some paper | Some Name`, `文｜某某`, `作者：…`: who wrote it, not what it is called. */
const BYLINE =
  /^(?:文|图|作者|来源|來源|编辑|編輯|记者|記者|by)\s*[|｜/:：]|[|｜]\s*\p{Script=Han}{2,4}$|^by\s+\p{Lu}/iu;
const DATE_BEFORE_NAME = /^\d{4}-\d{1,2}-\d{1,2}[-_ ]+(?=.)/;
const HASH_NAME = /^[\d\s]*[\da-f]{8,}$|^[\d\s]+$/i;

/**
 * What an article is called: by its front matter, else its first heading, else its first line where that reads like
 * a title, else its file's name; a name of digits alone gives way to the text's first words.
 */
export function findTitle(
  data: Readonly<Record<string, unknown>>,
  drafts: readonly Draft[],
  path: string,
): string {
  const name = readableName(path);
  return (
    writtenTitle(data.title) ||
    headingTitle(drafts) ||
    firstLineTitle(drafts) ||
    (HASH_NAME.test(name) ? openingWords(drafts) : '') ||
    name
  );
}

function writtenTitle(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const title = oneLine(String(value));
  return /^(?:null|~)$/i.test(title) ? '' : title;
}

function headingTitle(drafts: readonly Draft[]): string {
  let before = 0;
  for (const { kind, text } of drafts) {
    if (before > MAX_BEFORE_HEADING) return '';
    if (kind === 'heading') return oneLine(text);
    before += text.length;
  }
  return '';
}

function firstLineTitle(drafts: readonly Draft[]): string {
  const first = drafts.find(({ text, linked }) => text.trim() !== '' && linked < 0.5);
  if (first?.kind !== 'paragraph') return '';
  const line = oneLine(first.text.trim().split('\n')[0] ?? '');
  const isLong = line.length > MAX_TITLE_LENGTH || line.length < MIN_TITLE_LENGTH;
  return isLong || SENTENCE_END.test(line) || SPEAKER.test(line) || BYLINE.test(line) ? '' : line;
}

/** The file's name in words: no extension, no date before it, spaces for `-` and `_`. */
function readableName(path: string): string {
  const file = path.split('/').at(-1) ?? path;
  const bare = file.replace(/\.[^.]*$/, '').replace(DATE_BEFORE_NAME, '');
  return oneLine(bare.replace(/[-_]+/g, ' ')) || oneLine(file) || path;
}

function openingWords(drafts: readonly Draft[]): string {
  const long = drafts.find(
    ({ kind, text, linked }) => kind === 'paragraph' && linked < 0.5 && text.length >= MIN_OPENING_LENGTH,
  );
  if (!long) return '';
  const words = oneLine(long.text);
  const clause = /^[^。！？!?；;]+/u.exec(words)?.[0] ?? words;
  if (clause.length <= OPENING_LENGTH) return clause;
  const graphemes = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(clause)];
  const cut = graphemes.slice(0, OPENING_LENGTH).map(({ segment }) => segment);
  const isInWord = /\w/.test(graphemes[OPENING_LENGTH]?.segment ?? '');
  return `${(isInWord ? cut.join('').replace(/\s\w+$/, '') : cut.join('')).trimEnd()}…`;
}

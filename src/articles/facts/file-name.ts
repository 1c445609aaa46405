import { cleanLine } from '../source/characters.js';

const DATE_BEFORE =
  /^[[(（【]?(?:\d{4}([-_.])\d{1,2}\1\d{1,2}|(?:19|20)\d{6}|\d{4}年\d{1,2}月\d{1,2}日)[\])）】]?[-_ .]*(?=.)/;
const DATE_AFTER = /(?<=.)[-_ ]*[[(（【]?\d{4}([-_.])\d{1,2}\1\d{1,2}[\])）】]?$/;
/** A place in a series before words: `199-湖边的雾`, `03.walking`. In Latin letters the number may be the title's own. */
const NUMBER_BEFORE = /^\d{1,4}(?:[-_. 、]+(?=\p{Script=Han})|[._、]\s*(?=\p{L})|(?<=^0\d*)[- ]+(?=\p{L}))/u;
const HASH = /^[\d\s]*[\da-f]{8,}$|^[\d\s]+$|^[\da-f]{8}(?:\s[\da-f]{4}){3}\s[\da-f]{12}$/i;
/** What Notion appends to the titles of exported pages. */
const EXPORT_ID = /\s+[\da-f]{32}$/i;
/** The language that site builders append to a name: `about.en.md`. */
const LANGUAGE = /\.(?:en|zh|ja|ko)(?:[-_](?:[a-z]{2}|han[st]))?$/i;
/** What editors and clippers call a file without a name. */
const UNNAMED =
  /^(?:untitled|unnamed|index|readme|note|notes|text|document|doc|article|post|page|paste|pasted|clip|clipping|new|new (?:note|file|document)|draft|temp|tmp|test|_?index|content|无标题|未命名|無標題|未命名笔记|新建文本文档|新建文档|新文件|文档|笔记|网页|文章|副本)[\s\d().（）-]*$/i;

/** A file's name in words: without its extension and a date or number before it, with spaces for `-` and `_`. */
export function readableName(path: string): string {
  const file = path.split('/').at(-1) ?? path;
  return wordsOf(file.replace(/\.[^.]*$/, '')) || cleanLine(file) || path;
}

/** The name if it says something; its folder's name for an `index.md`; otherwise empty. */
export function tellingName(path: string): string {
  const [folder = '', file = ''] =
    path.split('/').slice(-2).length === 2 ? path.split('/').slice(-2) : ['', path];
  const name = wordsOf(file.replace(/\.[^.]*$/, ''));
  if (tells(name)) return name;
  return /^(?:index|readme|_index)\./i.test(file) && tells(wordsOf(folder)) ? wordsOf(folder) : '';
}

function tells(name: string): boolean {
  return /\p{L}/u.test(name) && !HASH.test(name) && !UNNAMED.test(name);
}

function wordsOf(bare: string): string {
  const plain = bare
    .normalize('NFC')
    .replace(LANGUAGE, '')
    .replace(EXPORT_ID, '')
    .replace(DATE_BEFORE, '')
    .replace(DATE_AFTER, '');
  return cleanLine(plain.replace(NUMBER_BEFORE, '').replace(/[-_]+/g, ' '));
}

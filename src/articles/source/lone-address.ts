import { fold } from '../../text/fold.js';
import { type LineLink, linkOf } from './line-links.js';
import { type FoundOriginal, isAlone, type OriginalLine, sameWords, toFound } from './original-line.js';
import { isSiteLabel } from './site-names.js';

/** What is known about an article when its address is looked for in its text. */
export interface OriginalHints {
  /** By the front matter, or null. */
  readonly title: string | null;
  /** Its tags and categories. */
  readonly labels: readonly string[];
}

/** How many of the first lines may be an address. */
const HEAD = 3;
/** Labels that say only that there is a page. */
const PLAIN_LABEL =
  /^(?:site|web ?site|web|blog|page|link|url|source|article|post|via|来源|出处|链接|网址|网页|网站|博客|原帖)$/u;
/** Headings above the link to an article's original. */
const ORIGIN_HEADING =
  /^(?:#+\s*)?(?:[一二三四五六七八九十\d]+[、.]\s*)?(?:原文|来源|出处|本文链接|source|original)[^\p{L}]*$/iu;
const FILE = /\.(?:png|jpe?g|gif|webp|svg|mp[34]|mov|zip|pdf)(?:$|[?#])/i;
const HEADING = /^#{1,6}\s/;
const LEAD_IN = /[:：]\**$|(?:地址|链接|連結|\blinks?|\burl)\s*(?:[（(].*)?$/iu;
const PROSE = /[。！？]|\p{Ll}[.!?](?:\s|$)/u;
const MIN_PROSE_LENGTH = 20;
/** Title and address in one line: what the address leads to instead of the article, and the title's length. */
const OTHER_PAGE =
  /项目|仓库|官网|官方|主页|首页|源码|代码|文档|下载|演示|视频|教程|github|demo|repo|\b(?:docs?|home ?page|web ?site|download|see|visit|at|on|from)\b/iu;
const TITLE_WITH_ADDRESS = /^(?:#\s+)?(?=\S)[^。；！\n]{4,80}$/u;

/** A first line that is the article's own title with a link. */
export function titleLink(lines: readonly OriginalLine[], { title }: OriginalHints): FoundOriginal | null {
  for (const [i, line] of lines.slice(0, HEAD).entries()) {
    const link = linkOf(line.text, new Map());
    if (!link || !isAlone(line.text, link) || link.label === '') continue;
    const mark = /^##? /.exec(line.text)?.[0];
    // A heading stays: it is the title.
    if (mark === '# ' || (mark === '## ' && i === 0 && !isOneOfSeveral(lines)))
      return isBare(link) ? null : toFound(line, link, `${mark}${link.label}`);
    if (title !== null && sameWords(link.label, title)) return toFound(line, link);
  }
  return null;
}

/** Whether the headings of a text are links, as in a list of other texts. */
function isOneOfSeveral(lines: readonly OriginalLine[]): boolean {
  return lines.filter(({ text }) => /^#{1,3} \[/.test(text)).length > 1;
}

/** An address in the first lines, alone or behind the title, if it is the only one and a text follows. */
export function firstAddress(lines: readonly OriginalLine[]): FoundOriginal | null {
  const at = lines.slice(0, HEAD).findIndex(({ text }) => bareLink(text) !== null);
  const line = lines[at];
  const link = line && bareLink(line.text);
  if (!line || !link) return addressBehindTitle(lines);
  if (at > 0 && introduces(lines[at - 1]?.text ?? '', at === 1)) return null;
  return isOwn(link, lines, at) ? toFound(line, link) : null;
}

/** `What the lake holds https://…` */
function addressBehindTitle(lines: readonly OriginalLine[]): FoundOriginal | null {
  const [line] = lines;
  const link = line && linkOf(line.text, new Map());
  if (!line || !link || link.label !== '' || link.end !== line.text.length) return null;
  const title = line.text.slice(0, link.start).trim();
  const isTitle = TITLE_WITH_ADDRESS.test(title) && !LEAD_IN.test(title) && !OTHER_PAGE.test(fold(title));
  return isTitle && /\s/.test(line.text.charAt(link.start - 1)) && isOwn(link, lines, 0)
    ? toFound(line, link, title)
    : null;
}

/** Whether an address leads to one page, a text follows, and no other line is an address. */
function isOwn({ target }: LineLink, lines: readonly OriginalLine[], at: number): boolean {
  const others = lines.filter(({ text }, i) => i !== at && bareLink(text) !== null);
  const follows = lines.slice(at + 1).some(({ text }) => isProse(text));
  return isOnePage(target) && !FILE.test(target) && others.length === 0 && follows;
}

/** Whether an address has more than a host, the front of a site. */
function isOnePage(target: string): boolean {
  return /^[^/?#]+[/?#]+[^/?#]/.test(target.replace(/^https?:\/\//i, ''));
}

function isProse(text: string): boolean {
  return text.length >= MIN_PROSE_LENGTH && !HEADING.test(text) && PROSE.test(text);
}

/** An address alone in the last line, bare or with the site's name, a category or a tag. */
export function lastAddress(lines: readonly OriginalLine[], hints: OriginalHints): FoundOriginal | null {
  const last = lines.at(-1);
  const link = last && loneLink(last.text);
  if (!last || !link) return null;
  const label = fold(link.label).trim();
  const above = lines.at(-2)?.text ?? '';
  const isNamed =
    isSiteLabel(label, link.target) ||
    PLAIN_LABEL.test(label) ||
    (hints.title !== null && sameWords(link.label, hints.title)) ||
    hints.labels.some((each) => fold(each) === label);
  if (isNamed) return HEADING.test(above) && !ORIGIN_HEADING.test(fold(above)) ? null : toFound(last, link);
  return isBare(link) && !FILE.test(link.target) && !introduces(above) ? toFound(last, link) : null;
}

/** Whether a line turns the link below it into a reference: a heading, a lead-in, another link. */
function introduces(above: string, isTitle = false): boolean {
  if (ORIGIN_HEADING.test(fold(above))) return false;
  const isHeading = isTitle ? /^#{2,6}\s/.test(above) : /^#{1,6}\s|^\*\*.*\*\*$/.test(above);
  const link = linkOf(above, new Map());
  return isHeading || LEAD_IN.test(above) || (link !== null && isAlone(above, link));
}

/** The link that is all of a line. */
function loneLink(text: string): LineLink | null {
  if (!/^[<[hw]/i.test(text)) return null;
  const link = linkOf(text, new Map());
  return link && isAlone(text, link) ? link : null;
}

function bareLink(text: string): LineLink | null {
  const link = loneLink(text);
  return link && isBare(link) ? link : null;
}

/** Whether a link shows nothing but its address. */
function isBare({ label, target }: LineLink): boolean {
  return label === '' || toPlain(label) === toPlain(target);
}

function toPlain(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?|\/$/gi, '').toLowerCase();
}

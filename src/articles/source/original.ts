import type { Told } from '../../sentence.js';
import { fold } from '../../text/fold.js';
import { checkAddress } from './address.js';
import { isFenced, type LineLink, linkOf, linksOf, listedAddresses } from './line-links.js';
import { isSiteLabel } from './site-names.js';

/** What is known about an article when its address is looked for in its text. */
export interface OriginalHints {
  /** By the front matter, or null. */
  readonly title: string | null;
  /** Its tags and categories. */
  readonly labels: readonly string[];
}

export interface FoundOriginal {
  readonly url: string;
  /** The line that held it. */
  readonly line: number;
  /** The part of the line that stays in the text, or null if all of it is removed. */
  readonly rest: string | null;
  readonly warning: Told | null;
}

/** How many lines at either end of a text may say where it comes from. */
const REACH = 14;
/** What may be between a label and its link: a name, not a sentence. */
const GAP = '(?:[^。！？!?；;，,\\[\\](){}<>]{0,24}?)';
const MARKS =
  '^(?:[\\s>*+#~_|【\\[(（「“"•·-]|\\d+[.)、]\\s|<(?:p|small|em|i|b|strong|sub|blockquote|del|s)>|!--)*';

/** Labels that only the original has, those of the original before those of another published copy. */
const ORIGINAL = [
  '(?:英文|外文|论文)?原文(?:标题|出处|地址|链接|连结|网址|来源|来自|发表于|刊于|载于|首发于?|在此|见)?',
  '原载(?:于|自)?|(?:本文|文章)?(?:编?译|翻译|编译)自',
  '(?:本文|文章|全文)?(?:首次)?首?发(?:布|表)?(?:于|在|地址)|(?:本文|文章|全文)(?:的)?(?:永久)?(?:链接|地址|网址|连结|原始链接)',
  '(?:本文|文章)?(?:转载|转发|转)(?:自|于|来源|地址)|(?:本文|文章)(?:来源|来自|源自|出处)',
  'original(?:ly)?(?: (?:article|post|text|source|link|url|version|title|story))?|(?:this (?:article|post|story|piece|essay) (?:was |is )?)?(?:originally|first) (?:published|posted|appeared)(?: (?:at|on|in|by))?|cross-?posted (?:from|on|at|to)|reposted from|translated from|permalink|canonical(?: (?:url|link))?',
];
/** Labels that a figure's or a picture's source also has: one of them counts, several are references. */
const SOURCE = [
  '(?:文章)?来源(?:链接|地址|网址)?|出处|via|(?:article )?source(?: url| link)?|(?:article |page )?url|链接|网址',
];

const START = (labels: readonly string[], gap = GAP): RegExp =>
  new RegExp(`${MARKS}(?:${labels.join('|')})${gap}[\\s"*_~:：】\\])）」”-]*$`, 'iu');
const MID = /(?:^|[。，；;,\s])(?:本文|原文)(?:链接|地址|网址)\s*[:：]\s*$/u;
const ORIGINALS = START(ORIGINAL);
/** `Source: …`, and not `Source code: …`. */
const SOURCES = START(SOURCE, `(?:\\s*[:：]${GAP}|(?![a-z ]*[a-z])${GAP})`);
/** Whole labels of links to the original: `[阅读原文](…)`. */
const LINK_LABEL =
  /^(?:read |view |see )?(?:the )?original(?: article| post| link| source)?$|^(?:阅读|查看|点击)?(?:英文|全文)?原文(?:链接|连结|地址|网址)?$|^(?:本文|文章|来源|原始)(?:链接|地址|网址)$/u;
/** Labels that say only that there is a page. */
const PLAIN_LABEL =
  /^(?:site|web ?site|web|blog|page|link|url|source|article|post|via|来源|出处|链接|网址|网页|网站|博客|原帖)$/u;
/** Headings above the link to an article's original. */
const ORIGIN_HEADING =
  /^(?:#+\s*)?(?:[一二三四五六七八九十\d]+[、.]\s*)?(?:原文|来源|出处|本文链接|source|original)[^\p{L}]*$/iu;
const FILE = /\.(?:png|jpe?g|gif|webp|svg|mp[34]|mov|zip|pdf)(?:$|[?#])/i;

interface Line {
  readonly at: number;
  readonly text: string;
}

/**
 * The address that a text itself gives as its own: beside a label that says so, as the link of its own title, or
 * alone in the last line, bare or with the site's name, a category or a tag. An address that may lead to something
 * else does not count: a link under its own section's heading, one of several references, one with another title.
 */
export function findOriginal(lines: readonly string[], hints: OriginalHints): FoundOriginal | null {
  const fenced = isFenced(lines);
  const listed = listedAddresses(lines);
  const visible = lines
    .map((text, at) => ({ at, text: text.trim() }))
    .filter(
      ({ text, at }) =>
        text !== '' && !fenced[at] && !/^\[[^\]]+\]:\s/.test(text) && !/^[-=*_]{3,}$/.test(text),
    );
  const ends = [...new Set([...visible.slice(0, REACH), ...visible.slice(-REACH)])];
  return (
    labelled(ends, ORIGINALS, listed) ??
    titled(visible, hints) ??
    labelled(ends, SOURCES, listed) ??
    lastLine(visible, hints)
  );
}

/** The link beside such a label; if several lead to different places, none is known to be this text's. */
function labelled(
  lines: readonly Line[],
  label: RegExp,
  listed: ReadonlyMap<string, string>,
): FoundOriginal | null {
  const found = lines.flatMap(({ at, text }) =>
    linksOf(text, listed).flatMap((link) => {
      const before = fold(text.slice(0, link.start));
      const own = fold(link.label).trim();
      const isOriginal =
        label === ORIGINALS && (MID.test(before) || (isAlone(text, link) && LINK_LABEL.test(own)));
      if (!isOriginal && !(before.trim() !== '' && label.test(before))) return [];
      return [{ at, text, link, rank: rankOf(before, own) }];
    }),
  );
  const best = found.toSorted((a, b) => a.rank - b.rank)[0];
  const rivals = found.filter(({ rank, link }) => rank === best?.rank && link.target !== best.link.target);
  return best && rivals.length === 0 ? toFound(best, best.link) : null;
}

function rankOf(before: string, label: string): number {
  const rank = ORIGINAL.findIndex((one) => START([one]).test(before));
  if (rank !== -1) return rank;
  return LINK_LABEL.test(label) || MID.test(before) ? 0 : ORIGINAL.length;
}

/** A first line that is the article's own title with a link. */
function titled(lines: readonly Line[], { title }: OriginalHints): FoundOriginal | null {
  for (const line of lines.slice(0, 3)) {
    const link = linkOf(line.text, new Map());
    if (!link || !isAlone(line.text, link) || link.label === '') continue;
    const found = toFound(line, link);
    // A heading stays: it is the title.
    if (/^# /.test(line.text)) return found && { ...found, rest: `# ${link.label}` };
    if (title !== null && sameWords(link.label, title)) return found;
  }
  return null;
}

function lastLine(lines: readonly Line[], hints: OriginalHints): FoundOriginal | null {
  const last = lines.at(-1);
  const link = last && linkOf(last.text, new Map());
  if (!last || !link || !/^[<[hw]/i.test(last.text) || !isAlone(last.text, link)) return null;
  const label = fold(link.label).trim();
  const above = lines.at(-2)?.text ?? '';
  const isNamed =
    isSiteLabel(label, link.target) ||
    PLAIN_LABEL.test(label) ||
    (hints.title !== null && sameWords(link.label, hints.title)) ||
    hints.labels.some((each) => fold(each) === label);
  const isBare = link.label === '' || toPlain(link.label) === toPlain(link.target);
  if (isNamed)
    return /^#{1,6}\s/.test(above) && !ORIGIN_HEADING.test(fold(above)) ? null : toFound(last, link);
  return isBare && !FILE.test(link.target) && !introduces(above) ? toFound(last, link) : null;
}

/** Whether a line turns the link below it into a reference: a heading, a lead-in, another link. */
function introduces(above: string): boolean {
  if (ORIGIN_HEADING.test(fold(above))) return false;
  const isHeading = /^#{1,6}\s|^\*\*.*\*\*$/.test(above);
  const link = linkOf(above, new Map());
  return isHeading || /[:：]\**$/.test(above) || (link !== null && isAlone(above, link));
}

/** Whether a line holds nothing else that says something. */
function isAlone(text: string, { start, end }: LineLink): boolean {
  return !/[\p{L}\p{N}]/u.test(
    text.slice(0, start).replace(/^\s*\d+[.)]\s/, '') + text.slice(end).replace(/<\/\w+>|-->/g, ''),
  );
}

function toFound({ at, text }: Line, link: LineLink): FoundOriginal | null {
  const { url, warning } = checkAddress(link.target);
  const after = text.slice(link.end).replace(/<\/\w+>|-->/g, '');
  const saysMore =
    /[\p{L}\p{N}]/u.test(after) ||
    (MID.test(fold(text.slice(0, link.start))) && !ORIGINALS.test(fold(text.slice(0, link.start))));
  return url === null ? null : { url, line: at, rest: saysMore ? text : null, warning };
}

function sameWords(a: string, b: string): boolean {
  const letters = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');
  return letters(a) !== '' && letters(a) === letters(b);
}

function toPlain(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?|\/$/gi, '').toLowerCase();
}

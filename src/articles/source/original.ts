import { fold } from '../../text/fold.js';
import { isFenced, type LineLink, linksOf, listedAddresses } from './line-links.js';
import { firstAddress, lastAddress, type OriginalHints, titleLink } from './lone-address.js';
import { afterLink, type FoundOriginal, isAlone, type OriginalLine, SAYS, toFound } from './original-line.js';

/** How many lines at either end of a text may say where it comes from. */
const REACH = 14;
/** What may be between a label and its link: a name, not a sentence. */
const GAP = '(?:[^。！？!?；;，,\\[\\](){}<>]{0,24}?)';
const MARKS =
  '^(?:[\\s>*+#~_|【\\[(（「“"•·-]|\\d+[.)、]\\s|<(?:p|small|em|i|b|strong|sub|blockquote|del|s)>|<!--|!--|※)*';

/** Labels that only the original has, those of the original before those of another published copy. */
const ORIGINAL = [
  '(?:英文|外文|论文)?原文(?:标题|出处|地址|链接|连结|网址|来源|来自|发表于|刊于|载于|首发于?|在此|见)?',
  '原载(?:于|自)?|(?:本文|文章)?(?:编?译|翻译|编译)自',
  '(?:本文|文章|全文)?(?:首次)?首?发(?:布|表)?(?:于|在|地址)|(?:本文|文章|全文)(?:的)?(?:永久)?(?:链接|地址|网址|连结|原始链接)',
  '已?(?:剪辑|剪藏|收藏|保存|摘录)自|(?:saved|clipped|captured|archived) from(?: url=\\(\\d+\\))?',
  '(?:本文|文章)?(?:转载|转发|转)(?:自|于|来源|地址)|(?:本文|文章)(?:来源|来自|源自|出处)',
  'original(?:ly)?(?: (?:article|post|text|source|link|url|version|title|story))?|(?:this (?:article|post|story|piece|essay) (?:was |is )?)?(?:originally|first) (?:published|posted|appeared)(?: (?:at|on|in|by))?|cross-?posted (?:from|on|at|to)|reposted from|translated from|permalink|canonical(?: (?:url|link))?',
];
/** Labels that a figure's or a picture's source also has: one of them counts, several are references. */
const SOURCE = [
  '(?:文章)?来源(?:链接|地址|网址)?|文章(?:链接|地址|网址)|出处|via|from|(?:article )?source(?: url| link)?|(?:article |page )?url|链接|网址',
];

const START = (labels: readonly string[], gap = GAP): RegExp =>
  new RegExp(`${MARKS}(?:${labels.join('|')})${gap}[\\s"*_~:：】\\])）」”(（-]*$`, 'iu');
const MID = /(?:^|[。，；;,\s])(?:本文|原文)(?:链接|地址|网址)\s*[:：]?\s*$/u;
const ORIGINALS = START(ORIGINAL);
/** `Source: …`, and not `Source code: …`. */
const SOURCES = START(SOURCE, `(?:\\s*[:：]${GAP}|(?![a-z ]*[a-z])${GAP})`);
/** Whole labels of links to the original: `[阅读原文](…)`. */
const LINK_LABEL =
  /^(?:read |view |see )?(?:the )?original(?: article| post| link| source)?$|^(?:阅读|查看|点击)?(?:英文|全文)?原文(?:链接|连结|地址|网址)?$|^(?:本文|文章|来源|原始)(?:链接|地址|网址)$/u;
/**
 * The address that a text itself gives as its own: beside a label that says so, as the link of its own title, or
 * alone in the first or the last line. An address that may lead to something else does not count: a link under its own
 * section's heading, one of several references, one with another title.
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
    titleLink(visible, hints) ??
    labelled(ends, SOURCES, listed) ??
    firstAddress(visible) ??
    lastAddress(visible, hints)
  );
}

/** The link beside such a label; if several lead to different places, none is known to be this text's. */
function labelled(
  lines: readonly OriginalLine[],
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
  return best && rivals.length === 0 ? foundIn(best, best.link) : null;
}

function rankOf(before: string, label: string): number {
  const rank = ORIGINAL.findIndex((one) => START([one]).test(before));
  if (rank !== -1) return rank;
  return LINK_LABEL.test(label) || MID.test(before) ? 0 : ORIGINAL.length;
}

/** The address of a line's link, and the line if it says more than where the text is from. */
function foundIn(line: OriginalLine, link: LineLink): FoundOriginal | null {
  const before = fold(line.text.slice(0, link.start));
  const saysMore = SAYS.test(afterLink(line.text, link.end)) || (MID.test(before) && !ORIGINALS.test(before));
  return toFound(line, link, saysMore ? line.text : null);
}

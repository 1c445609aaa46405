import type { PageBlock } from '../blocks/block.js';
import type { Mark } from '../blocks/marks.js';
import { RELATED_LABEL, SOURCES_LABEL, STRICT_SOURCES, TAGS_LABEL } from '../words/words.js';

const MAX_LABEL_SIZE = 14;
/** Lists of sources lead to at least so many places, none of which has more than this share of the links. */
const MIN_HOSTS = 2;
const MAX_HOST_SHARE = 0.6;
const MIN_OWN_LINKS = 5;
const DOCUMENT = /\.(?:pdf|docx?|xlsx?|pptx?|wps|ofd)(?:$|[?#])/i;

/** Marks blocks of links that name what is cited: under such a heading, or leading to many other places. */
export function markSources(blocks: readonly PageBlock[], marks: Mark[], host: string | null): void {
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block) continue;
    if (isAttachment(block)) marks[i] = 'source';
    else if (isSourcesLabel(block)) i = markBelow(blocks, marks, i, host);
    else if (block.shape === 'links') i = markRun(blocks, marks, i, host);
  }
}

/**
 * The site a page is from where nothing names it: the one that most of its links lead to, the first of them above the
 * text. Null where there is no such site.
 */
export function ownSite(blocks: readonly PageBlock[]): string | null {
  const sites = blocks.flatMap(({ draft }) => draft.links.map(siteOf)).filter((site) => site !== '');
  const first = blocks.findIndex(({ draft }) => draft.links.length > 0);
  const text = blocks.findIndex(({ shape }) => shape === 'prose');
  const site = siteOf(blocks[first]?.draft.links[0] ?? '');
  const count = sites.filter((other) => other === site).length;
  const isAbove = text === -1 || first < text;
  return isAbove && count >= MIN_OWN_LINKS && count >= sites.length * MAX_HOST_SHARE ? site : null;
}

export function isSourcesLabel({ shape, text, size }: PageBlock): boolean {
  const isLabel =
    shape === 'heading' ||
    shape === 'line' ||
    shape === 'sentence' ||
    shape === 'byline' ||
    shape === 'buttons';
  return isLabel && size <= MAX_LABEL_SIZE && SOURCES_LABEL.test(text) && !RELATED_LABEL.test(text);
}

/** Everything below a label that could be a source; returns the last of them. */
function markBelow(blocks: readonly PageBlock[], marks: Mark[], label: number, host: string | null): number {
  const isStrict = STRICT_SOURCES.test(blocks[label]?.text ?? '');
  const isOwn = ({ draft }: PageBlock): boolean =>
    !isStrict && host !== null && draft.links.length > 0 && draft.links.every((link) => isAt(host, link));
  let i = label + 1;
  for (; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block) break;
    const isSource =
      block.shape === 'links' ||
      block.shape === 'addresses' ||
      block.draft.kind === 'list' ||
      block.draft.links.length > 0 ||
      /^\[?\d/.test(block.text);
    if (!isSource || isOwn(block) || block.buttons >= 0.5 || RELATED_LABEL.test(block.text.slice(0, 12)))
      break;
    if (block.draft.kind === 'table' || TAGS_LABEL.test(/^[^:：\n]*/.exec(block.text)?.[0] ?? '')) break;
    marks[i] = 'source';
  }
  if (i > label + 1) marks[label] = 'source';
  return i - 1;
}

/** A run of blocks of links, told by where they lead; returns its last block. */
function markRun(blocks: readonly PageBlock[], marks: Mark[], start: number, host: string | null): number {
  let end = start;
  while (blocks[end + 1]?.shape === 'links') end++;
  const hosts = blocks.slice(start, end + 1).flatMap(({ draft }) => draft.links.map(siteOf));
  const counts = new Map<string, number>();
  for (const site of hosts) counts.set(site, (counts.get(site) ?? 0) + 1);
  const own = host === null ? 0 : (counts.get(siteOf(`https://${host}`)) ?? 0);
  const most = Math.max(0, ...counts.values());
  const leadsAway =
    counts.size >= MIN_HOSTS && most <= hosts.length * MAX_HOST_SHARE && own === 0 && !counts.has('');
  if (leadsAway) for (let i = start; i <= end; i++) marks[i] = 'source';
  return end;
}

/** Links to nothing but documents that belong to the text: `Attachment: list.doc`. */
function isAttachment({ shape, draft, buttons }: PageBlock): boolean {
  return (
    shape === 'links' &&
    buttons < 0.5 &&
    draft.links.length > 0 &&
    draft.links.every((link) => DOCUMENT.test(link))
  );
}

/** Whether an address is one of a site; relative ones are. */
function isAt(host: string, address: string): boolean {
  const site = siteOf(address);
  return site === '' || site === siteOf(`https://${host}`);
}

/** The registrable part of an address's host, nearly: its last two labels, three under `.com.cn` and the like. */
export function siteOf(address: string): string {
  if (!URL.canParse(address)) return '';
  const labels = new URL(address).hostname.split('.');
  const isShort =
    /^(?:com?|org|net|gov|edu|ac)$/.test(labels.at(-2) ?? '') && (labels.at(-1) ?? '').length === 2;
  return labels.slice(isShort ? -3 : -2).join('.');
}

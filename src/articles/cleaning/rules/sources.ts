import type { PageBlock } from '../blocks/block.js';
import type { Shape } from '../blocks/shape.js';
import { isAt, ownSite, siteOf } from '../blocks/sites.js';
import { endWhile, indexesOf, type Span, spansOf } from '../blocks/spans.js';
import { RELATED_LABEL, SOURCES_LABEL, STRICT_SOURCES, TAGS_LABEL } from '../words/labels.js';
import { marked, type Rule } from './rule.js';

/** The longest label, in the units of `sizeOf`. */
const MAX_LABEL_SIZE = 14;
/** How much of a block's start is searched for a label of other articles, in UTF-16 code units. */
const LABEL_LENGTH = 12;
/** Lists of sources lead to at least this many places, none of which has more than this share of the links. */
const MIN_HOSTS = 2;
const MAX_HOST_SHARE = 0.6;
/** From this share of button labels on, a block is not a source, 0 to 1. */
const MAX_BUTTONS = 0.5;
const LABEL_SHAPES: readonly Shape[] = ['heading', 'line', 'sentence', 'byline', 'buttons'];
const DOCUMENT = /\.(?:pdf|docx?|xlsx?|pptx?|wps|ofd)(?:$|[?#])/i;

/** Blocks of links that list what is cited: documents, links under such a heading, or links to many places. */
export const sources: Rule = {
  name: 'sources',
  why: 'They look like menus and are the author’s. After contents, whose links are not cited.',
  apply: ({ blocks, host }) => {
    const site = host ?? ownSite(blocks);
    const spans = spansOf(blocks.length, (start) => stretchAt(blocks, start, site));
    return marked(spans.filter(({ cited }) => cited).flatMap(indexesOf), 'source');
  },
};

/** Blocks that are judged together. */
interface Stretch extends Span {
  readonly cited: boolean;
}

function stretchAt(blocks: readonly PageBlock[], start: number, host: string | null): Stretch | null {
  const block = blocks[start];
  if (!block) return null;
  if (isAttachment(block)) return { start, end: start + 1, cited: true };
  if (isSourcesLabel(block)) return below(blocks, start, host);
  return block.shape === 'links' ? run(blocks, start, host) : null;
}

function isSourcesLabel({ shape, text, size }: PageBlock): boolean {
  const isLabel = LABEL_SHAPES.includes(shape) && size <= MAX_LABEL_SIZE;
  return isLabel && SOURCES_LABEL.test(text) && !RELATED_LABEL.test(text);
}

/** A label and everything below it that could be a source; null if there is nothing. */
function below(blocks: readonly PageBlock[], label: number, host: string | null): Stretch | null {
  const isStrict = STRICT_SOURCES.test(blocks[label]?.text ?? '');
  const own = isStrict ? null : host;
  const end = endWhile(blocks, label + 1, (block) => isCited(block, own));
  return end > label + 1 ? { start: label, end, cited: true } : null;
}

/** @param host of the page's own site, whose pages don't count as cited under such a label; null if they may */
function isCited(block: PageBlock, host: string | null): boolean {
  const { draft, shape, buttons, text } = block;
  const isSource =
    shape === 'links' ||
    shape === 'addresses' ||
    draft.kind === 'list' ||
    draft.links.length > 0 ||
    /^\[?\d/.test(text);
  const isOwn = host !== null && draft.links.length > 0 && draft.links.every((link) => isAt(host, link));
  if (!isSource || isOwn || buttons >= MAX_BUTTONS || draft.kind === 'table') return false;
  return (
    !RELATED_LABEL.test(text.slice(0, LABEL_LENGTH)) && !TAGS_LABEL.test(/^[^:：\n]*/.exec(text)?.[0] ?? '')
  );
}

/** A run of blocks of links, recognised by their targets: not a single place, and not the page's own site. */
function run(blocks: readonly PageBlock[], start: number, host: string | null): Stretch {
  const end = endWhile(blocks, start, ({ shape }) => shape === 'links');
  const sites = blocks.slice(start, end).flatMap(({ draft }) => draft.links.map(siteOf));
  return { start, end, cited: leadAway(sites, host) };
}

function leadAway(sites: readonly string[], host: string | null): boolean {
  const counts = new Map<string, number>();
  for (const site of sites) counts.set(site, (counts.get(site) ?? 0) + 1);
  const isOwn = counts.has('') || (host !== null && counts.has(siteOf(`https://${host}`)));
  const most = Math.max(0, ...counts.values());
  return counts.size >= MIN_HOSTS && most <= sites.length * MAX_HOST_SHARE && !isOwn;
}

/** Links to nothing but documents that belong to the text: `Attachment: list.doc`. */
function isAttachment({ shape, draft, buttons }: PageBlock): boolean {
  return (
    shape === 'links' &&
    buttons < MAX_BUTTONS &&
    draft.links.length > 0 &&
    draft.links.every((link) => DOCUMENT.test(link))
  );
}

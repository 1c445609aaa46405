import type { Image, ImageReference, Nodes, PhrasingContent } from 'mdast';
import { dropInvisible, HARD_BREAK, unifyLineBreaks } from '../../source/characters.js';
import { isComment, readTag } from './html.js';
import type { Line } from './lines.js';

/** What clippers and editors write for a picture without a description. */
const EMPTY_ALT =
  /^(?:图片?|圖片?|图像|圖像|照片|插图|插圖|配图|配圖|题图|截图|封面图?|头像|image|img|photo|picture|screenshot|figure|thumbnail|cover|avatar|logo|icon|alt|alt text|untitled|undefined|null)[\s\d_.:：-]*(?:描述|alt|description)?$/i;
const FILE_OR_ADDRESS =
  /^\S+\.(?:png|jpe?g|gif|webp|svg|bmp|avif|heic|tiff?)$|^(?:https?:|data:|\/\/)|^[\w-]{16,}$/i;
const MIN_ALT_LENGTH = 2;

interface Piece {
  readonly text: string;
  readonly linked: boolean;
  readonly bold: boolean;
  /** The address of the link that starts here. */
  readonly link?: string;
}

/** The document that nodes were parsed from. */
export interface Written {
  readonly source: string;
  /** Whether the source itself puts the readings of characters in brackets. */
  readonly bracketsReadings: boolean;
}

interface Collector {
  readonly source: string;
  readonly pieces: Piece[];
  /** The element that is being skipped, such as `script`, or null. */
  hidden: string | null;
  /** Whether the source itself puts the readings of characters in brackets. */
  isBracketed: boolean;
}

type Style = Omit<Piece, 'text' | 'link'>;

/**
 * What a document's paragraphs have to know about the whole, found once: searching for each would take as long as for
 * all.
 */
export function writtenAs(source: string): Written {
  return { source, bracketsReadings: /<rp>/i.test(source) };
}

/** The words of a paragraph, line by line as in its source. Marks and addresses vanish, what they mark stays. */
export function renderInline(
  nodes: readonly PhrasingContent[],
  { source, bracketsReadings }: Written,
): Line[] {
  const collector: Collector = { source, pieces: [], hidden: null, isBracketed: bracketsReadings };
  collect(nodes, { linked: false, bold: false }, collector);
  return toLines(collector.pieces);
}

function collect(nodes: readonly PhrasingContent[], style: Style, collector: Collector): void {
  for (const node of nodes) {
    if (node.type === 'html') collectHtml(node.value, style, collector);
    else if (collector.hidden === null) collectNode(node, style, collector);
  }
}

function collectNode(node: PhrasingContent, style: Style, collector: Collector): void {
  if (node.type === 'link') collector.pieces.push({ ...style, text: '', link: node.url });
  if (node.type === 'emphasis') collectEmphasis(node, style, collector);
  else if ('children' in node) collect(node.children, styleOf(node, style), collector);
  else add(ownText(node, collector.source), style, collector);
}

function styleOf(node: PhrasingContent, style: Style): Style {
  if (node.type === 'strong') return { ...style, bold: true };
  return node.type === 'link' || node.type === 'linkReference' ? { ...style, linked: true } : style;
}

/** The words of a node that holds no others. */
function ownText(node: PhrasingContent, source: string): string {
  switch (node.type) {
    case 'text':
      return stripStrayMarks(node.value, sourceOf(node, source));
    case 'inlineCode':
      return node.value;
    case 'break':
      return HARD_BREAK;
    case 'image':
    case 'imageReference':
      return meaningfulAlt(node);
    case 'footnoteReference':
      return `[${node.label ?? node.identifier}]`;
    default:
      return '';
  }
}

/** In `3*4*5` the stars are the author's, not marks. */
function collectEmphasis(
  node: Extract<PhrasingContent, { type: 'emphasis' }>,
  style: Style,
  collector: Collector,
): void {
  const { source } = collector;
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  const isArithmetic = /\d/.test(source.charAt(start - 1)) && /\d/.test(source.charAt(end));
  if (isArithmetic) add(source.charAt(start), style, collector);
  collect(node.children, style, collector);
  if (isArithmetic) add(source.charAt(start), style, collector);
}

function collectHtml(html: string, style: Style, collector: Collector): void {
  const tag = readTag(html);
  if (collector.hidden !== null) {
    if (tag?.closes && tag.name === collector.hidden) collector.hidden = null;
  } else if (!tag) {
    if (!isComment(html)) add(html, style, collector);
  } else if (tag.hides) collector.hidden = tag.name;
  else if (tag.breaksLine) add(HARD_BREAK, style, collector);
  else if (tag.name === 'rt' && !collector.isBracketed) add(tag.closes ? ')' : '(', style, collector);
  else if (tag.name === 'rp') collector.isBracketed = true;
}

function add(raw: string, style: Style, { pieces }: Collector): void {
  const text = raw === HARD_BREAK ? raw : dropInvisible(unifyLineBreaks(raw));
  // The line end in the source after an explicit break is not a second break.
  const isAfterBreak = pieces.at(-1)?.text === HARD_BREAK;
  pieces.push({ ...style, text: isAfterBreak ? text.replace(/^\s*\n/, '') : text });
}

/**
 * Marks that the parser left as text: bold next to Chinese punctuation, which CommonMark does not recognise, and
 * Obsidian's own. A mark between two Latin letters or digits does not count (`2**10`), nor does an escaped one.
 */
export function stripStrayMarks(value: string, source: string): string {
  const unlinked = value
    .replace(/!\[\[[^[\]\n]*\]\]/g, '')
    .replace(/\[\[(?:[^[\]|\n]*\|)?([^[\]|\n]+)\]\]/g, '$1')
    .replace(/==(?=\S)([^=\n]+)(?<=\S)==/g, '$1');
  if (source.includes('\\*')) return unlinked;
  return unlinked
    .replace(/\*{2,}/g, (stars, offset: number) =>
      /[a-z\d]/i.test(unlinked.charAt(offset - 1)) && /[a-z\d]/i.test(unlinked.charAt(offset + stars.length))
        ? stars
        : '',
    )
    .replace(/\*([“‘「『《（][^*\n]+[”’」』》）。，！？])\*/g, '$1');
}

function meaningfulAlt({ alt }: Image | ImageReference): string {
  const text = (alt ?? '').trim();
  const isEmpty = text.length < MIN_ALT_LENGTH || EMPTY_ALT.test(text) || FILE_OR_ADDRESS.test(text);
  return isEmpty ? '' : text;
}

function sourceOf(node: Nodes, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

function toLines(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let current = emptyLine();
  for (const { text, linked, bold, link } of pieces) {
    if (link !== undefined) current.links.push(link);
    text.split('\n').forEach((part, i) => {
      if (i > 0) {
        lines.push(current);
        current = emptyLine();
      }
      const visible = part.match(/\S/gu)?.length ?? 0;
      current.text += part;
      current.visible += visible;
      if (linked) current.linked += visible;
      if (bold) current.bold += visible;
    });
  }
  return [...lines, current];
}

function emptyLine(): { text: string; visible: number; linked: number; bold: number; links: string[] } {
  return { text: '', visible: 0, linked: 0, bold: 0, links: [] };
}

import type {
  Blockquote,
  FootnoteDefinition,
  Heading,
  List,
  ListItem,
  Root,
  RootContent,
  Table,
} from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { BlockKind } from '../../article.js';
import { dropInvisible, HARD_BREAK, unifyLineBreaks } from '../../source/characters.js';
import { CELL_BORDER } from '../../table.js';
import { type Assembled, assemble, type Draft } from '../draft.js';
import { dropDialects } from './dialects.js';
import { textOfHtml } from './html.js';
import { apartPre, htmlParts } from './html-parts.js';
import { renderInline, stripStrayMarks, type Written, writtenAs } from './inline.js';
import { areWrapped, countless, isMostlyWide, joinLines, type Line, mergeLines, sumLines } from './lines.js';
import { runsOfLines } from './own-lines.js';
import { type Reduced, reducePlainRuns, runOf } from './plain-runs.js';
import { slicesOf } from './slices.js';

export interface MarkdownOptions {
  /** Whether a line break ends a paragraph unless the line was wrapped, as in plain text files. Default false. */
  readonly linesAreParagraphs?: boolean;
}

interface Context extends Written {
  readonly linesAreParagraphs: boolean;
  readonly inQuote: boolean;
}

/** Plain text is often indented, and `10~20` is a range. */
const MICROMARK_EXTENSIONS = [gfm({ singleTilde: false }), { disable: { null: ['codeIndented'] } }];
/** Without the transforms, which look for addresses again in every text and take as long as all the rest. */
const MDAST_EXTENSIONS = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension);

/** A heading longer than this is a paragraph with a rule under it. In UTF-16 code units. */
const MAX_HEADING_LENGTH = 150;
/** A line that starts with a speaker is never joined to the one before it. */
const SPEAKER_LINE = /^\S[^:：]{0,30}[:：]\s?\S/;

/** The text of a Markdown document and its blocks. See `parseMarkdown`. */
export function renderMarkdown(source: string, options: MarkdownOptions = {}): Assembled {
  return assemble(parseMarkdown(source, options));
}

/**
 * Reads Markdown (CommonMark with GitHub's tables, footnotes, task lists and strikethrough) as blocks of plain text.
 * Its time grows with the square of the number of marks in a paragraph: ask `isTooDense` first.
 *
 * @param source the document without front matter, with `\n` line breaks
 */
export function parseMarkdown(source: string, options: MarkdownOptions = {}): Draft[] {
  const reduced = reducePlainRuns(dropDialects(apartPre(source)));
  const whole = {
    ...writtenAs(reduced.source),
    linesAreParagraphs: options.linesAreParagraphs ?? false,
    inQuote: false,
  };
  return slicesOf(reduced.source).flatMap((slice) => {
    const context = { ...whole, source: slice };
    return treeOf(slice).children.flatMap(
      (node) => plainDrafts(node, reduced, context) ?? draftsOf(node, context),
    );
  });
}

function treeOf(source: string): Root {
  return fromMarkdown(source, { extensions: MICROMARK_EXTENSIONS, mdastExtensions: MDAST_EXTENSIONS });
}

/** Reads a text as it is, each line as a paragraph. */
export function parsePlain(source: string): Draft[] {
  const lines = source.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => draft('paragraph', [countless(stripStrayMarks(dropInvisible(line), ''))]));
}

/** The paragraphs that were not parsed and that a node stands for. */
function plainDrafts(node: RootContent, reduced: Reduced, context: Context): Draft[] | null {
  if (node.type !== 'paragraph' || node.children[0]?.type !== 'text') return null;
  const run = runOf(node.children[0].value, reduced);
  return run?.flatMap((lines) => paragraphDrafts(lines, context)) ?? null;
}

function draftsOf(node: RootContent, context: Context): Draft[] {
  switch (node.type) {
    case 'heading':
      return headingDrafts(node, context);
    case 'paragraph':
      return paragraphDrafts(renderInline(node.children, context), context);
    case 'blockquote':
      return quoteDrafts(node, context);
    case 'list':
      return [draft('list', listLines(node, context))];
    case 'code':
      return [draft('code', [countless(dropInvisible(unifyLineBreaks(node.value)))])];
    case 'table':
      return [tableDraft(node, context)];
    case 'html':
      return htmlDrafts(node.value, context);
    case 'footnoteDefinition':
      return footnoteDrafts(node, context);
    default:
      return [];
  }
}

function headingDrafts(node: Heading, context: Context): Draft[] {
  const lines = renderInline(node.children, context);
  const length = lines.reduce((sum, line) => sum + line.text.length, 0);
  // Dashes under a whole paragraph make it a heading in Markdown, but hardly what its author meant.
  const isUnderlined = context.source.charAt(node.position?.start.offset ?? 0) !== '#';
  if (context.inQuote || (isUnderlined && (lines.length > 1 || length > MAX_HEADING_LENGTH))) {
    return paragraphDrafts(lines, context);
  }
  const heading = mergeLines(lines);
  return [draft('heading', [{ ...heading, text: heading.text.replaceAll(HARD_BREAK, ' ') }], node.depth)];
}

function paragraphDrafts(lines: readonly Line[], context: Context): Draft[] {
  const kept = authorsLines(lines, context);
  if (context.inQuote) return [draft('quote', kept)];
  return kept.map((line) => draft('paragraph', [line]));
}

/** The lines as the author ended them; lines that an editor wrapped, or that Markdown would join, are joined. */
function authorsLines(lines: readonly Line[], { linesAreParagraphs, inQuote }: Context): Line[] {
  if (lines.length < 2) return [...lines];
  const texts = lines.map((line) => line.text.trim());
  const isKept =
    linesAreParagraphs ||
    inQuote ||
    isMostlyWide(texts.join('')) ||
    texts.slice(1).some((text) => SPEAKER_LINE.test(text));
  return isKept ? runsOfLines(lines).flatMap(joinWrapped) : [mergeLines(lines)];
}

function joinWrapped(lines: readonly Line[]): readonly Line[] {
  return areWrapped(lines.map((line) => line.text.trim())) ? [mergeLines(lines)] : lines;
}

function quoteDrafts(node: Blockquote, context: Context): Draft[] {
  return node.children.flatMap((child) => draftsOf(child, { ...context, inQuote: true }));
}

function listLines(list: List, context: Context): Line[] {
  return list.children.flatMap((item, i) => itemLines(item, marker(list, item, i, context), context));
}

/** `- `, or the number as the author wrote it. */
function marker(list: List, item: ListItem, index: number, { source }: Context): string {
  if (!list.ordered) return '- ';
  const written = /^\d{1,9}[.)]/.exec(source.slice(item.position?.start.offset ?? 0).slice(0, 12))?.[0];
  return `${written ?? `${(list.start ?? 1) + index}.`} `;
}

function itemLines(item: ListItem, mark: string, context: Context): Line[] {
  const lines = item.children.flatMap((child): Line[] => {
    if (child.type === 'list')
      return listLines(child, context).map((line) => ({ ...line, text: `  ${line.text}` }));
    if (child.type === 'paragraph') return authorsLines(renderInline(child.children, context), context);
    return draftsOf(child, context).map(lineOf);
  });
  const visible = lines.filter((line) => line.text.trim() !== '');
  return visible.map((line, i) => (i === 0 ? { ...line, text: mark + line.text.trimStart() } : line));
}

/** A block as a line of its list. */
function lineOf({ text, linked, bold, links }: Draft): Line {
  const visible = text.match(/\S/gu)?.length ?? 0;
  return { text, visible, linked: visible * linked, bold: visible * bold, links };
}

/** Markdown has no tables without a header: an empty header counts as none. */
function tableDraft(table: Table, context: Context): Draft {
  const rows = tableLines(table, context);
  return draft('table', rows, rows[0]?.text === '' ? 0 : 1);
}

function tableLines(table: Table, context: Context): Line[] {
  return table.children.map((row) => {
    const cells = row.children.map((cell) => mergeLines(renderInline(cell.children, context)));
    const text = cells.map((cell) => cell.text.replaceAll(HARD_BREAK, ' ').trim()).join(CELL_BORDER);
    return { ...sumLines(cells), text: cells.every((cell) => cell.visible === 0) ? '' : text };
  });
}

function htmlDrafts(html: string, context: Context): Draft[] {
  return htmlParts(html).flatMap(({ kind, text, depth }) =>
    kind === 'text' ? htmlParagraphs(text, context) : [draft(kind, [countless(dropInvisible(text))], depth)],
  );
}

function htmlParagraphs(html: string, context: Context): Draft[] {
  const parts = stripStrayMarks(textOfHtml(html), html).split(HARD_BREAK);
  return parts.flatMap((part) => {
    const lines = dropInvisible(part)
      .split('\n')
      .map((line) => line.trim());
    return paragraphDrafts([countless(joinLines(lines.filter(Boolean)))], context);
  });
}

function footnoteDrafts(node: FootnoteDefinition, context: Context): Draft[] {
  const drafts = node.children.flatMap((child) => draftsOf(child, context));
  return drafts.map((block, i) =>
    i === 0 ? { ...block, text: `[${node.label ?? node.identifier}] ${block.text}` } : block,
  );
}

function draft(kind: BlockKind, lines: readonly Line[], depth = 0): Draft {
  const { visible, linked, bold, links } = sumLines(lines);
  const shares = visible === 0 ? { linked: 0, bold: 0 } : { linked: linked / visible, bold: bold / visible };
  const visibleLines = lines.filter((line) => line.text.trim() !== '').map((line) => line.text);
  return { kind, depth, text: visibleLines.join('\n').replaceAll(HARD_BREAK, '\n'), ...shares, links };
}

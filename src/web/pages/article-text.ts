import type { Article, Block } from '../../articles/article.js';
import type { Span } from '../../text/span.js';
import { type Html, html, NOTHING } from '../html.js';

/** The separator between the cells of a row in the articles' text. */
const CELL_BORDER = ' | ';

/** The headings at which an article can be entered. */
export function headingsOf({ blocks, text }: Article): readonly (Block & { readonly title: string })[] {
  return blocks
    .filter(({ kind }) => kind === 'heading')
    .map((block) => ({ ...block, title: text.slice(block.start, block.end).trim() }))
    .filter(({ title }) => title !== '');
}

/** A heading's anchor in the page. */
export function anchorOf({ start }: Span): string {
  return `h-${start}`;
}

/** The whole text of an article, block by block, with a stretch highlighted. */
export function articleText(article: Article, lit: Span | null): Html {
  const drawn: Html[] = [];
  let at = 0;
  for (const block of article.blocks) {
    drawn.push(drawLoose(article.text, { start: at, end: block.start }, lit), drawBlock(article, block, lit));
    at = block.end;
  }
  drawn.push(drawLoose(article.text, { start: at, end: article.text.length }, lit));
  return html`${drawn}`;
}

/** Text outside any block. */
function drawLoose(text: string, span: Span, lit: Span | null): Html {
  return text.slice(span.start, span.end).trim() === '' ? NOTHING : html`<p>${drawLit(text, span, lit)}</p>`;
}

function drawBlock(article: Article, block: Block, lit: Span | null): Html {
  const inner = drawLit(article.text, block, lit);
  switch (block.kind) {
    case 'heading':
      return drawHeading(article, block, inner);
    case 'quote':
      return html`<blockquote>${inner}</blockquote>`;
    case 'code':
      return html`<pre tabindex="0"><code>${inner}</code></pre>`;
    case 'table':
      return drawTable(article.text, block, lit);
    default:
      return html`<p class="${block.kind}">${inner}</p>`;
  }
}

/** The page's own heading is the title, so all others are below it. */
function drawHeading(article: Article, block: Block, inner: Html): Html {
  const id = anchorOf(block);
  if (block.start === 0 && article.text.slice(0, block.end).trim() === article.title.trim())
    return html`<p class="repeated" id="${id}">${inner}</p>`;
  return block.depth <= 2 ? html`<h2 id="${id}">${inner}</h2>` : html`<h3 id="${id}">${inner}</h3>`;
}

function drawTable(text: string, { start, end, depth }: Block, lit: Span | null): Html {
  const rows = partsOf(text, { start, end }, '\n').map((row, i) => {
    const cells = partsOf(text, row, CELL_BORDER).map((cell) => {
      const inner = drawLit(text, cell, lit);
      return i < depth ? html`<th scope="col">${inner}</th>` : html`<td>${inner}</td>`;
    });
    return html`<tr>${cells}</tr>`;
  });
  return html`<div class="table" tabindex="0"><table>${rows}</table></div>`;
}

/** The stretches between borders. */
function partsOf(text: string, { start, end }: Span, border: string): readonly Span[] {
  const parts: Span[] = [];
  let at = start;
  for (const part of text.slice(start, end).split(border)) {
    parts.push({ start: at, end: at + part.length });
    at += part.length + border.length;
  }
  return parts;
}

/** A stretch with its highlighted part; links lead to the beginning of that part. */
function drawLit(text: string, { start, end }: Span, lit: Span | null): Html {
  const from = Math.max(start, lit?.start ?? end);
  const to = Math.min(end, lit?.end ?? start);
  if (!lit || from >= to) return html`${text.slice(start, end)}`;
  const inner = text.slice(from, to);
  const mark = from === lit.start ? html`<mark id="quote">${inner}</mark>` : html`<mark>${inner}</mark>`;
  return html`${text.slice(start, from)}${mark}${text.slice(to, end)}`;
}

import { type Html, html } from '../html.js';
import { type Block, parseBlocks } from '../markdown/blocks.js';
import { type Inline, parseInline } from '../markdown/inline.js';
import type { Drawing } from './drawing.js';
import { drawTime } from './time.js';

/** A text with Discord's markup. */
export function drawMarkdown(text: string, drawing: Drawing): Html {
  return html`${parseBlocks(text).map((block) => drawBlock(block, drawing))}`;
}

/** The same for a text on one line. */
export function drawInline(text: string, drawing: Drawing): Html {
  return html`${parseInline(text).map((node) => drawNode(node, drawing))}`;
}

function drawBlock(block: Block, drawing: Drawing): Html {
  const inline = (text: string): Html => drawInline(text, drawing);
  switch (block.kind) {
    case 'lines':
      return html`<p>${block.lines.map((line, i) => html`${i === 0 ? '' : html`<br>`}${inline(line)}`)}</p>`;
    case 'heading':
      return html`<h4>${inline(block.text)}</h4>`;
    case 'subtext':
      return html`<p class="subtext">${inline(block.text)}</p>`;
    case 'quote':
      return html`<blockquote>${block.blocks.map((one) => drawBlock(one, drawing))}</blockquote>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${inline(item)}</li>`);
      return block.isOrdered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'code':
      return html`<pre><code>${block.text}</code></pre>`;
  }
}

function drawNode(node: Inline, drawing: Drawing): Html {
  switch (node.kind) {
    case 'text':
      return html`${node.text}`;
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'link':
      return html`<a href="${node.url}" rel="noreferrer">${drawNodes(node.children, drawing)}</a>`;
    case 'person':
      return html`<span class="mention">@${drawing.nameOf(node.id)}</span>`;
    case 'role':
    case 'channel':
      return html`<span class="mention">${node.kind === 'role' ? '@' : '#'}${node.id}</span>`;
    case 'command':
      return html`<a class="mention" href="${drawing.commandLink(node.name)}">/${drawing.commandName(node.name)}</a>`;
    case 'time':
      return drawTime(node, drawing);
    default:
      return drawEmphasis(node, drawing);
  }
}

function drawEmphasis(node: Extract<Inline, { children: unknown }>, drawing: Drawing): Html {
  const inner = drawNodes(node.children, drawing);
  switch (node.kind) {
    case 'strong':
      return html`<strong>${inner}</strong>`;
    case 'emphasis':
      return html`<em>${inner}</em>`;
    case 'underline':
      return html`<u>${inner}</u>`;
    case 'strike':
      return html`<s>${inner}</s>`;
    default:
      return html`<span class="spoiler" tabindex="0" title="${drawing.words.spoiler}">${inner}</span>`;
  }
}

function drawNodes(nodes: readonly Inline[], drawing: Drawing): Html {
  return html`${nodes.map((node) => drawNode(node, drawing))}`;
}

import type { APIEmbed } from 'discord.js';
import { COLOURS } from '../../discord/render/colours.js';
import { type Html, html, NOTHING } from '../html.js';
import type { Drawing } from './drawing.js';
import { drawInline, drawMarkdown } from './markdown.js';

/** Discord allows any colour; these are our cards' colours, which the style sheet knows by their names. */
const TONES = new Map<number, string>(Object.entries(COLOURS).map(([tone, colour]) => [colour, tone]));

/** A card: what is above it, its title, text, fields and footer. */
export function drawEmbed(embed: APIEmbed, drawing: Drawing): Html {
  const { author, description, fields = [], footer, color = 0 } = embed;
  return html`<div class="embed ${TONES.get(color) ?? 'plain'}">
${author ? html`<p class="embed-author">${author.name}</p>` : NOTHING}
${drawTitle(embed, drawing)}
${description ? html`<div class="embed-text">${drawMarkdown(description, drawing)}</div>` : NOTHING}
${fields.map(
  ({ name, value }) =>
    html`<div class="embed-field"><p class="field-name">${drawInline(name, drawing)}</p>${drawMarkdown(value, drawing)}</div>`,
)}
${footer ? html`<p class="embed-footer">${footer.text}</p>` : NOTHING}
</div>`;
}

function drawTitle({ title, url }: APIEmbed, drawing: Drawing): Html {
  if (!title) return NOTHING;
  const shown = drawInline(title, drawing);
  const isWeb = url !== undefined && /^https?:\/\//i.test(url);
  return html`<h3 class="embed-title">${isWeb ? html`<a href="${url}" rel="noreferrer">${shown}</a>` : shown}</h3>`;
}

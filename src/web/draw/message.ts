import { timeOf } from '../channel/ids.js';
import type { ChannelMessage } from '../channel/message.js';
import { type Html, html, NOTHING } from '../html.js';
import { drawRows } from './components.js';
import type { Drawing } from './drawing.js';
import { drawEmbed } from './embed.js';
import { drawMarkdown } from './markdown.js';

/** A message as Discord draws it. */
export function drawMessage(message: ChannelMessage, drawing: Drawing): Html {
  const { id, isPrivate, isPending, revision } = message;
  const kind = isPrivate ? 'message private' : 'message';
  return html`<article class="${kind}" id="m-${id}" data-revision="${revision}" aria-labelledby="by-${id}" ${isPending ? html`data-pending aria-busy="true"` : NOTHING}>
${drawUse(message, drawing)}
${drawHead(message, drawing)}
${isPending ? html`<p class="working">${drawing.words.working}</p>` : drawBody(message, drawing)}
${isPrivate ? html`<p class="note">${drawing.words.onlyYou}</p>` : NOTHING}
</article>`;
}

function drawUse({ command, thread }: ChannelMessage, { words }: Drawing): Html {
  if (thread !== null) return html`<p class="use">${words.inThread(thread)}</p>`;
  return command === null ? NOTHING : html`<p class="use">${words.used(command)}</p>`;
}

function drawHead({ id, isOurs }: ChannelMessage, { words, locale }: Drawing): Html {
  const time = timeOf(id);
  const shown = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(time);
  return html`<div class="head">
<h2 id="by-${id}">${isOurs ? 'Verbatim' : words.you}${isOurs ? html` <span class="badge">${words.bot}</span>` : NOTHING}</h2>
<time datetime="${time.toISOString()}">${shown}</time>
</div>`;
}

function drawBody(message: ChannelMessage, drawing: Drawing): Html {
  const { id, content, embeds, components, files } = message;
  return html`${content === '' ? NOTHING : html`<div class="content">${drawMarkdown(content, drawing)}</div>`}
${embeds.map((embed) => drawEmbed(embed, drawing))}
${files.map(
  ({ name }, i) =>
    html`<p><a class="file" href="/files/${id}/${i}" download="${name}">${drawing.words.attachment(name)}</a></p>`,
)}
${drawRows(id, components, drawing)}`;
}

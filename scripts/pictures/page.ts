import { readFileSync } from 'node:fs';
import type { ShownMessage } from '../../test/support/discord/interactions.js';
import { asObject, asObjects, asText, type Json } from '../../test/support/discord/json.js';
import { escapeHtml, markupToHtml } from './markup.js';

export type Theme = 'dark' | 'light';

/** What is drawn: who did what, and the message that the bot answered with. */
export interface Scene {
  readonly used: string;
  readonly message: ShownMessage;
  /** The words for “only you can see this”. */
  readonly onlyYou: string;
}

const STYLE = readFileSync(new URL('style.css', import.meta.url), 'utf8');
const BUTTONS: Readonly<Record<number, string>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'danger',
  5: 'link',
};

/** Messages side by side, each in a column of that width, on a page that looks like Discord. */
export function pageOf(scenes: Iterable<Scene>, theme: Theme, width: number, locale: string): string {
  const columns = [...scenes].map(
    (scene) => `<div class="column" style="width:${width}px">${messageHtml(scene)}</div>`,
  );
  const device = width < 500 ? 'phone' : 'desktop';
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><style>${STYLE}</style><body class="${theme} ${device}">${columns.join('\n')}</body>`;
}

function messageHtml({ used, message, onlyYou }: Scene): string {
  const { content, embeds, components, files, isEphemeral } = message;
  const parts = [
    content === '' ? '' : `<div class="content">${markupToHtml(content)}</div>`,
    ...embeds.map(embedHtml),
    ...files.map(({ name }) => `<div class="file"><i></i><a>${escapeHtml(name)}</a></div>`),
    ...components.map(rowHtml),
    isEphemeral ? `<div class="ephemeral">👁 ${escapeHtml(onlyYou)}</div>` : '',
  ];
  return `<div class="message${isEphemeral ? ' private' : ''}">
<div class="used"><span class="who">reader</span> ${escapeHtml(used)}</div>
<div class="avatar">❝</div><div class="body"><div class="head"><b>Verbatim</b><span class="app">APP</span><span class="at">20:15</span></div>
${parts.join('\n')}</div></div>`;
}

function embedHtml(embed: Json): string {
  const colour = `#${Number(embed.color ?? 0)
    .toString(16)
    .padStart(6, '0')}`;
  const author = asText(asObject(embed.author).name);
  const title = asText(embed.title);
  const fields = asObjects(embed.fields).map(
    ({ name, value, inline }) =>
      `<div class="field${inline === true ? ' inline' : ''}"><b>${markupToHtml(asText(name))}</b>${markupToHtml(asText(value))}</div>`,
  );
  const footer = asText(asObject(embed.footer).text);
  return `<div class="embed" style="border-left-color:${colour}">${[
    author === '' ? '' : `<div class="author">${escapeHtml(author)}</div>`,
    title === ''
      ? ''
      : `<div class="title${embed.url === undefined ? '' : ' linked'}">${markupToHtml(title)}</div>`,
    embed.description === undefined
      ? ''
      : `<div class="description">${markupToHtml(asText(embed.description))}</div>`,
    fields.length === 0 ? '' : `<div class="fields">${fields.join('')}</div>`,
    footer === '' ? '' : `<div class="footer">${escapeHtml(footer)}</div>`,
  ].join('')}</div>`;
}

function rowHtml(row: Json): string {
  return `<div class="row">${asObjects(row.components).map(componentHtml).join('')}</div>`;
}

/** A menu that is closed: it shows the option that is chosen. */
function menuHtml({ placeholder, options }: Json): string {
  const chosen = asObjects(options).find((option) => option.default === true);
  const shown = chosen ? `<b>${escapeHtml(asText(chosen.label))}</b>` : escapeHtml(asText(placeholder));
  return `<div class="menu"><div class="chosen">${shown}</div><span>⌄</span></div>`;
}

function componentHtml(one: Json): string {
  if (one.type === 3) return menuHtml(one);
  const label = [asText(asObject(one.emoji).name), escapeHtml(asText(one.label))].filter(Boolean).join(' ');
  const kind = BUTTONS[Number(one.style)] ?? 'secondary';
  return `<button class="${kind}"${one.disabled === true ? ' disabled' : ''}>${label}${kind === 'link' ? ' ↗' : ''}</button>`;
}

import {
  type APIButtonComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { ActionRow } from '../../discord/render/message.js';
import { type Html, html, NOTHING } from '../html.js';
import type { Drawing } from './drawing.js';

type Component = ActionRow['components'][number];

/** The rows of buttons and menus below a message; each is its own form, which works without a script. */
export function drawRows(messageId: string, rows: readonly ActionRow[], drawing: Drawing): Html {
  return html`${rows.map((row, i) => drawRow(messageId, row, `${messageId}-${i}`, drawing))}`;
}

function drawRow(messageId: string, { components }: ActionRow, id: string, drawing: Drawing): Html {
  const [first] = components;
  if (first?.type === ComponentType.StringSelect) return drawMenu(messageId, first, id, drawing);
  return html`<form class="row" method="post" action="/press" data-live>
<input type="hidden" name="message" value="${messageId}">
${components.map(drawButton)}
</form>`;
}

function drawButton(component: Component): Html {
  if (component.type !== ComponentType.Button) return NOTHING;
  const label = labelOf(component);
  if (component.style === ButtonStyle.Link)
    return html`<a class="button" href="${component.url}" rel="noreferrer">${label}</a>`;
  if (!('custom_id' in component)) return NOTHING;
  const { custom_id: value, disabled = false, style } = component;
  const tone = style === ButtonStyle.Danger ? 'danger' : '';
  return disabled
    ? html`<button class="button ${tone}" type="submit" disabled>${label}</button>`
    : html`<button class="button ${tone}" type="submit" name="custom_id" value="${value}">${label}</button>`;
}

function labelOf(button: APIButtonComponent): string {
  if (!('label' in button) && !('emoji' in button)) return '';
  return [button.emoji?.name, button.label].filter(Boolean).join(' ');
}

function drawMenu(
  messageId: string,
  { custom_id, options, placeholder }: APIStringSelectComponent,
  id: string,
  { words }: Drawing,
): Html {
  return html`<form class="row" method="post" action="/choose" data-live>
<input type="hidden" name="message" value="${messageId}">
<input type="hidden" name="custom_id" value="${custom_id}">
<label class="unseen" for="menu-${id}">${placeholder ?? words.menu}</label>
<select id="menu-${id}" name="value">
${options.map(({ label, value, default: isChosen = false }) =>
  isChosen
    ? html`<option value="${value}" selected>${label}</option>`
    : html`<option value="${value}">${label}</option>`,
)}
</select>
<button class="button" type="submit">${words.choose}</button>
</form>`;
}

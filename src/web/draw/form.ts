import { type APITextInputComponent, ComponentType } from 'discord.js';
import type { OpenForm } from '../channel/room.js';
import { type Html, html, NOTHING } from '../html.js';
import type { Drawing } from './drawing.js';

/** The prefix of a form field's name, before its custom id. */
export const FIELD = 'field.';

/** A form that a button has opened, in a dialog. */
export function drawForm({ data, messageId }: OpenForm, { words }: Drawing): Html {
  return html`<dialog open id="form" aria-labelledby="form-title">
<form method="post" action="/submit" data-live>
<h2 id="form-title">${data.title}</h2>
<input type="hidden" name="message" value="${messageId}">
<input type="hidden" name="custom_id" value="${data.custom_id}">
${data.components.map(drawComponent)}
<div class="row">
<button class="button main" type="submit">${words.send}</button>
<button class="button" type="submit" formaction="/dismiss" formnovalidate>${words.cancel}</button>
</div>
</form>
</dialog>`;
}

function drawComponent(component: OpenForm['data']['components'][number]): Html {
  if (component.type !== ComponentType.Label) return NOTHING;
  const { label, component: field } = component;
  return field.type === ComponentType.TextInput ? drawInput(label, field) : NOTHING;
}

function drawInput(label: string, field: APITextInputComponent): Html {
  const {
    custom_id: id,
    required = true,
    min_length: least = 0,
    max_length: most = 4000,
    value = '',
  } = field;
  return html`<label for="field-${id}">${label}</label>
<input id="field-${id}" name="${FIELD}${id}" value="${value}" minlength="${least}" maxlength="${most}" autocomplete="off" ${required ? 'required' : ''}>`;
}

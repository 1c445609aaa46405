import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandIntegerOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from 'discord.js';
import type { Locale } from '../../config.js';
import type { RegisteredCommand } from '../channel/registered.js';
import { type Html, html, NOTHING } from '../html.js';
import type { Asked } from '../request.js';

/** The prefix of a field's name, before its option's name. */
export const OPTION = 'option.';
/** The field for a message's words. */
export const MESSAGE_TEXT = 'text';
/** How much of a message is read, in UTF-16 code units: Discord's longest. */
export const MESSAGE_MAX = 4000;

/** Options that a page can ask for: it has no other people and no other channels. */
const { String: Text, Integer, Boolean: YesNo } = ApplicationCommandOptionType;
const ASKABLE: ReadonlySet<ApplicationCommandOptionType> = new Set([Text, Integer, YesNo]);

/** The commands that everyone may use, in the order in which Discord was told them. */
export function openCommands(commands: readonly RegisteredCommand[]): readonly RegisteredCommand[] {
  return commands.filter((command) => !command.default_member_permissions);
}

export function isOfMessage({ type }: RegisteredCommand): boolean {
  return type === ApplicationCommandType.Message;
}

/** The options of a command that its form asks for. */
export function optionsOf(command: RegisteredCommand): readonly APIApplicationCommandBasicOption[] {
  const options = 'options' in command ? (command.options ?? []) : [];
  return options.filter((option): option is APIApplicationCommandBasicOption => ASKABLE.has(option.type));
}

/** The range of an option's number. */
export function rangeOf({ min_value: least = 1, max_value: most = 100 }: APIApplicationCommandIntegerOption) {
  return { least, most };
}

/** The name of a command or an option in a language. */
export function nameIn(
  { name, name_localizations: names }: Pick<RegisteredCommand, 'name' | 'name_localizations'>,
  locale: Locale,
): string {
  return names?.[locale] ?? name;
}

/** As it is typed in Discord, or shown in a message's menu. */
export function commandLabel(command: RegisteredCommand, locale: Locale): string {
  const name = nameIn(command, locale);
  return isOfMessage(command) ? name : `/${name}`;
}

/** The form of a command: the required options, and the optional ones in a fold. */
export function commandForm(command: RegisteredCommand, { locale, words }: Asked): Html {
  const options = optionsOf(command);
  const needed = options.filter(({ required = false }) => required);
  const others = options.filter(({ required = false }) => !required);
  const about = descriptionOf(command, locale);
  return html`<form class="composer" id="composer" method="post" action="/commands" data-live>
<input type="hidden" name="command" value="${command.name}">
${about === '' ? NOTHING : html`<p class="about">${about}</p>`}
<div class="line">
<div class="needed">${isOfMessage(command) ? messageField(words) : NOTHING}${needed.map((option) => field(command, option, locale, words))}</div>
<button class="button main" type="submit">${words.send}</button>
</div>
${others.length === 0 ? NOTHING : html`<details><summary>${words.moreOptions}</summary><div class="options">${others.map((option) => field(command, option, locale, words))}</div></details>`}
</form>`;
}

function messageField(words: Asked['words']): Html {
  return html`<div class="field">
<label for="message-text">${words.messageText}</label>
<p class="hint" id="message-hint">${words.messageHint}</p>
<textarea id="message-text" name="${MESSAGE_TEXT}" rows="3" required maxlength="${MESSAGE_MAX}" aria-describedby="message-hint"></textarea>
</div>`;
}

function field(
  { name: command }: RegisteredCommand,
  option: APIApplicationCommandBasicOption,
  locale: Locale,
  words: Asked['words'],
): Html {
  const id = `option-${option.name}`;
  const label = html`<label for="${id}">${nameIn(option, locale)}</label>
<p class="hint" id="${id}-hint">${descriptionOf(option, locale)}</p>`;
  if (option.type === YesNo)
    return html`<div class="field check"><input type="checkbox" id="${id}" name="${OPTION}${option.name}" value="true" aria-describedby="${id}-hint">${label}</div>`;
  return html`<div class="field">${label}${input(command, option, id, words)}</div>`;
}

function input(
  command: string,
  option: APIApplicationCommandBasicOption,
  id: string,
  words: Asked['words'],
): Html {
  const name = `${OPTION}${option.name}`;
  const required = option.required ? 'required' : '';
  if (option.type === Integer) {
    const { least, most } = rangeOf(option);
    return html`<input type="number" id="${id}" name="${name}" min="${least}" max="${most}" aria-describedby="${id}-hint" ${required}>`;
  }
  const most = option.type === Text ? (option.max_length ?? MESSAGE_MAX) : MESSAGE_MAX;
  const completes = option.type === Text && option.autocomplete === true;
  const combobox = completes
    ? html`data-complete="${command}" data-option="${option.name}" data-none="${words.noOptions}"`
    : NOTHING;
  return html`<input type="text" id="${id}" name="${name}" maxlength="${most}" autocomplete="off" aria-describedby="${id}-hint" ${combobox} ${required}>`;
}

/** Its description; a message's command has only a name. */
function descriptionOf(
  described: RegisteredCommand | APIApplicationCommandBasicOption,
  locale: Locale,
): string {
  if (!('description' in described)) return '';
  return described.description_localizations?.[locale] ?? described.description;
}

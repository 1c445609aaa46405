import { Locale } from 'discord.js';
import { asObject, asObjects, asText, type Json } from './json.js';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LOCALES: ReadonlySet<string> = new Set(Object.values(Locale));
const CHAT_INPUT = 1;
/** Names, descriptions and values of one command together, the longest localization counted. */
const MAX_TOTAL = 8000;

/** What Discord refuses in a list of commands although its specification lets it pass. */
export function commandRules(body: readonly unknown[]): string[] {
  const commands = body.map(asObject);
  return [...duplicates(commands, 'command'), ...commands.flatMap(oneCommand)];
}

function oneCommand(command: Json): string[] {
  const options = asObjects(command.options);
  const isChatInput = (command.type ?? CHAT_INPUT) === CHAT_INPUT;
  const firstOptional = options.findIndex(({ required }) => required !== true);
  const requiredAfter = options.some(
    ({ required }, i) => required === true && firstOptional >= 0 && i > firstOptional,
  );
  const total = [command, ...options].reduce((sum, part) => sum + lengthOf(part), 0);
  return [
    ...(isChatInput ? [command, ...options].flatMap(namedPart) : []),
    ...duplicates(options, 'option'),
    ...(requiredAfter ? [`${asText(command.name)}: a required option after an optional one`] : []),
    ...(total > MAX_TOTAL ? [`${asText(command.name)}: ${total} characters in all`] : []),
    ...options.flatMap((option) =>
      option.autocomplete === true && 'choices' in option
        ? [`${asText(option.name)}: choices and autocomplete`]
        : [],
    ),
  ];
}

function namedPart(part: Json): string[] {
  const name = asText(part.name);
  const names = [name, ...Object.values(asObject(part.name_localizations)).map(asText)];
  const locales = ['name_localizations', 'description_localizations'].flatMap((key) =>
    Object.keys(asObject(part[key])),
  );
  return [
    ...names
      .filter((one) => !NAME.test(one) || one !== one.toLowerCase())
      .map((one) => `a name that is not allowed: ${one}`),
    ...(asText(part.description).trim() === '' ? [`${name}: no description`] : []),
    ...locales.filter((locale) => !LOCALES.has(locale)).map((locale) => `${name}: not a locale: ${locale}`),
  ];
}

function duplicates(parts: readonly Json[], what: string): string[] {
  const names = parts.map(({ name }) => asText(name));
  return names.filter((name, i) => names.indexOf(name) !== i).map((name) => `the ${what} ${name} twice`);
}

function lengthOf(part: Json): number {
  return ['name', 'description'].reduce((sum, key) => {
    const localized = Object.values(asObject(part[`${key}_localizations`])).map(
      (text) => asText(text).length,
    );
    return sum + Math.max(asText(part[key]).length, ...localized);
  }, 0);
}

import { LOCALES, type Locale } from '../../config.js';
import { CATALOGUES, type MessageKey, type Messages } from '../i18n/messages.js';

/** Takes the place of any value in a text for comparison. */
const SLOT = /\{\{(\w+)\}\}/;
const PLURAL = /_(?:one|other)$/;
/** Between two links of a list, in any language. */
const BETWEEN_LINKS = /(?<=\)) *[,、] *(?=\[)/g;

interface Form {
  readonly key: string;
  readonly pattern: RegExp;
  readonly slots: readonly string[];
}

/**
 * One of our texts in another language: each line that is one of these messages, in any language, is translated; the
 * other lines stay.
 */
export function sayAgain(text: string, keys: readonly MessageKey[], messages: Messages): string {
  return text
    .split('\n')
    .map((line) => lineAgain(line, keys, messages))
    .join('\n');
}

function lineAgain(line: string, keys: readonly MessageKey[], messages: Messages): string {
  if (formsOf(messages.locale, keys).some(({ pattern }) => pattern.test(line))) return line;
  for (const locale of LOCALES)
    for (const form of formsOf(locale, keys)) {
      const found = form.pattern.exec(line);
      if (found) return said(form, found.slice(1), messages);
    }
  return line;
}

function said({ key, slots }: Form, found: readonly string[], messages: Messages): string {
  const texts = Object.fromEntries(slots.map((slot, i) => [slot, found[i] ?? '']));
  const values: Record<string, string | number> = { ...texts };
  if (PLURAL.test(key)) values.count = Number(texts.count ?? 1);
  if (texts.places !== undefined)
    values.places = texts.places.replace(BETWEEN_LINKS, messages.t('listSeparator'));
  const t = messages.t as (key: string, values: Readonly<Record<string, string | number>>) => string;
  return t(key.replace(PLURAL, ''), values);
}

/** Each of the messages in a language, as patterns for a line. */
function formsOf(locale: Locale, keys: readonly MessageKey[]): readonly Form[] {
  return Object.entries(CATALOGUES[locale])
    .filter(([key]) => keys.some((wanted) => wanted === key.replace(PLURAL, '')))
    .map(([key, text]) => formOf(key, text));
}

function formOf(key: string, text: string): Form {
  // Every second part is the name of a slot.
  const parts = text.split(SLOT);
  const pattern = parts.map((part, i) =>
    i % 2 === 1 ? '(.*)' : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
  );
  return {
    key,
    pattern: new RegExp(`^${pattern.join('')}$`, 'u'),
    slots: parts.filter((_, i) => i % 2 === 1),
  };
}

/** A value in a sentence: a name, a number, or words that can be translated themselves. */
export type SentenceValue = string | number | Sentence;

/**
 * A sentence for a person, in English, with its values apart. The code that throws or reports it knows no other
 * language; the code that shows it looks the text up in the person's. Plain data: it can be sent to another process.
 */
export interface Sentence {
  /** With `{{name}}` in the place of a value. */
  readonly text: string;
  readonly values: Readonly<Record<string, SentenceValue>>;
}

/** A sentence, or words that stay untranslated: those of the system and of libraries. */
export type Told = string | Sentence;

/** The names of the values that a text takes. */
export type Slots<Text extends string> = Text extends `${string}{{${infer Slot}}}${infer Rest}`
  ? Slot | Slots<Rest>
  : never;

type ValuesOf<Text extends string> = [Slots<Text>] extends [never]
  ? []
  : [values: Readonly<Record<Slots<Text>, SentenceValue>>];

/** @param text a literal, since it is the key in the other languages */
export function sentence<const Text extends string>(text: Text, ...[values]: ValuesOf<Text>): Sentence {
  return { text, values: values ?? {} };
}

/** Words as they appear in logs, in JSON and wherever the reader's language is not known. */
export function inEnglish(told: Told): string {
  return inWords(told, (text) => text);
}

/** @param wordsFor gives a language's text for the English one */
export function inWords(told: Told, wordsFor: (text: string) => string): string {
  if (typeof told === 'string') return told;
  return wordsFor(told.text).replace(/\{\{(\w+)\}\}/g, (slot, name: string) => {
    const value = told.values[name];
    if (value === undefined) return slot;
    return typeof value === 'number' ? String(value) : inWords(value, wordsFor);
  });
}

/** Several words of one kind as one value. */
export function listed(parts: readonly Told[]): Told {
  const [first, ...rest] = parts;
  if (first === undefined) return '';
  return rest.length === 0 ? first : sentence('{{first}}; {{rest}}', { first, rest: listed(rest) });
}

/** What is put into a sentence: a name, a number, or words that can be said in other languages themselves. */
export type SentenceValue = string | number | Sentence;

/**
 * A sentence for a person, in English and with what is put into it apart. Whoever throws or reports it knows no other
 * language; whoever shows it looks the text up in that of the person. Plain data: it can be sent to another process.
 */
export interface Sentence {
  /** With a `{{name}}` where a value belongs. */
  readonly text: string;
  readonly values: Readonly<Record<string, SentenceValue>>;
}

/** A sentence, or words that stay as they are: those of the system and of libraries. */
export type Told = string | Sentence;

/** The names of the values that a text takes. */
export type Slots<Text extends string> = Text extends `${string}{{${infer Slot}}}${infer Rest}`
  ? Slot | Slots<Rest>
  : never;

type ValuesOf<Text extends string> = [Slots<Text>] extends [never]
  ? []
  : [values: Readonly<Record<Slots<Text>, SentenceValue>>];

/** @param text a literal, since the other languages have it for their key */
export function sentence<const Text extends string>(text: Text, ...[values]: ValuesOf<Text>): Sentence {
  return { text, values: values ?? {} };
}

/** Words as they are read in logs, in JSON and wherever nobody's language is known. */
export function inEnglish(told: Told): string {
  return inWords(told, (text) => text);
}

/** @param wordsFor the text of a language for the one in English */
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

/** A text of this size is not a label, a caption or a button. */
export const PROSE_SIZE = 30;
/** A text of this size consists of whole sentences, no matter how they end. */
export const LONG_SIZE = 80;

const WORDS = /\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\p{N}+/gu;
/** The end of a sentence, with its closing marks and the numbers of notes. */
const SENTENCE_END = /[.!?。！？…；;][\p{Pe}\p{Pf}"'”’」』\]*]*(?:\[[\w^]{1,4}\])*$/u;

/** How much a text says: a Han character counts 1, a word of another script 2. */
export function sizeOf(text: string): number {
  let size = 0;
  for (const word of text.match(WORDS) ?? []) size += word.length === 1 ? 1 : 2;
  return size;
}

/** Whether a text ends where a sentence does. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text);
}

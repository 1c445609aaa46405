import { type Sentence, sentence, type Told } from '../sentence.js';

/** Says that an admin's file about the articles is ignored. */
export function withoutEffect(file: string, problem: Sentence): Sentence {
  return sentence('{{file}} {{problem}}. It has no effect.', { file, problem });
}

/** @param bytes how many it may have */
export function tooLarge(bytes: number): Sentence {
  return sentence('is larger than {{size}} MB', { size: bytes / 1024 / 1024 });
}

export function unreadable(reason: Told): Sentence {
  return sentence("can't be read ({{reason}})", { reason });
}

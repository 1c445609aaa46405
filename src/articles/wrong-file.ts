import { type Sentence, sentence, type Told } from '../sentence.js';

/** That a file of an admin's, which says something of the articles, counts for nothing. */
export function withoutEffect(file: string, problem: Sentence): Sentence {
  return sentence('{{file}} {{problem}}. It has no effect.', { file, problem });
}

/** @param bytes as many as it may have */
export function tooLarge(bytes: number): Sentence {
  return sentence('is larger than {{size}} MB', { size: bytes / 1024 / 1024 });
}

export function unreadable(reason: Told): Sentence {
  return sentence("can't be read ({{reason}})", { reason });
}

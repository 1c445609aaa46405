import { parseArticle } from '../../src/articles/parse.js';
import { UserError } from '../../src/errors.js';

/** The bytes of a text in UTF-8. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Reads a text as the file `path`. */
export function read(text: string, path = 'note.md') {
  return parseArticle(path, utf8(text));
}

/** The message of the UserError that a call ends in; fails where it ends in anything else. */
export function reasonOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof UserError && error.code === 'articles') return error.message;
    throw error;
  }
  throw new Error('The call was expected to fail.');
}

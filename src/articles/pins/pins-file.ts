import { chownSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, messageOf, UserError } from '../../errors.js';
import { writeWhole } from '../../storage/whole-file.js';
import { decodeText } from '../source/decode.js';
import { NO_PINS, PINS_FILE, type Pins, parsePins } from './pins.js';
import { withLines } from './write-pins.js';

/** Far more than anybody writes by hand, in bytes. */
const MAX_BYTES = 1024 * 1024;
/** The mode of a new file: admins read and write it as well as the bot. */
const NEW_MODE = 0o644;

/** The file's content, read again only if it has changed. It is checked each time, since it may be changed by hand. */
export class PinsFile {
  readonly #path: string;
  #stamp = '';
  #pins: Pins = NO_PINS;

  /** @param folder of the articles */
  constructor(folder: string) {
    this.#path = join(folder, PINS_FILE);
  }

  /**
   * Its present content. If it does not exist or can't be read, nothing is pinned. The same object until it changes.
   */
  read(): Pins {
    const stamp = stampOf(this.#path);
    if (stamp !== this.#stamp) {
      this.#pins = stamp === '' ? NO_PINS : readPins(this.#path);
      this.#stamp = stamp;
    }
    return this.#pins;
  }

  /**
   * Appends lines. Everything else in it stays unchanged, and so do its permissions; a reader sees the whole file
   * either before or after the change.
   *
   * @throws UserError `articles` if it can't be written, or if it can't be read, so that its content would be lost
   */
  append(lines: readonly string[]): void {
    try {
      const path = unlessMissing(() => realpathSync(this.#path)) ?? this.#path;
      const known = unlessMissing(() => statSync(path));
      const before = known ? decoded(readFileSync(path), isUnicode) : null;
      writeWhole(path, withLines(before, lines), { isDurable: true, mode: known?.mode ?? NEW_MODE });
      if (known) keepOwner(path, known);
    } catch (error) {
      if (codeOf(error) === '' && !(error instanceof UserError)) throw error;
      throw new UserError(
        'articles',
        `${this.#path} can't be written (${messageOf(error)}). Give the bot the right to write there, or put these lines into the file by hand:\n${lines.join('\n')}`,
        { cause: error },
      );
    }
  }
}

/** Reads the file of a folder once. */
export function pinsIn(folder: string): Pins {
  return new PinsFile(folder).read();
}

function readPins(path: string): Pins {
  try {
    if (statSync(path).size > MAX_BYTES) return unreadable(`is larger than ${MAX_BYTES / 1024 / 1024} MB`);
    return parsePins(decoded(readFileSync(path)));
  } catch (error) {
    if (codeOf(error) === '' && !(error instanceof UserError)) throw error;
    return unreadable(`can't be read (${codeOf(error) || messageOf(error)})`);
  }
}

function unreadable(why: string): Pins {
  return { ...NO_PINS, warnings: [`${PINS_FILE} ${why}. It has no effect.`] };
}

/** @throws UserError if it is not a text, or in an unsupported encoding */
function decoded(bytes: Buffer, mayBe: (encoding: string) => boolean = () => true): string {
  const { text, encoding } = decodeText(bytes);
  if (!mayBe(encoding)) throw new UserError('articles', `it is in ${encoding}: save it as UTF-8 first`);
  return text.replace(/^\ufeff/, '');
}

/** Another encoding would only be guessed, and text guessed wrongly would be lost when the file is written. */
function isUnicode(encoding: string): boolean {
  return /^utf-/i.test(encoding);
}

/** Distinguishes one content of the file from another; empty if there is none. */
function stampOf(path: string): string {
  const found = unlessMissing(() => statSync(path));
  return found ? [found.ino, found.size, found.mtimeMs, found.ctimeMs].join(' ') : '';
}

/** A rewritten file belongs to the bot's user. Only root may give it back, and the mode still holds for the others. */
function keepOwner(path: string, { uid, gid }: { readonly uid: number; readonly gid: number }): void {
  try {
    chownSync(path, uid, gid);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') throw error;
  }
}

function unlessMissing<T>(look: () => T): T | null {
  try {
    return look();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

import { chownSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, messageOf, UserError } from '../../errors.js';
import { type Sentence, sentence, type Told } from '../../sentence.js';
import { writeWhole } from '../../storage/whole-file.js';
import { decodeText } from '../source/decode.js';
import { tooLarge, unreadable, withoutEffect } from '../wrong-file.js';
import { linesOfPin, NO_PINS, PINS_FILE, type Pin, type Pins, parsePins } from './pins.js';
import { pinLines, pinName, withLines, withoutLines } from './write-pins.js';

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
      this.#rewrite((before) => withLines(before, lines));
    } catch (error) {
      throw unwritable(
        error,
        sentence(
          "{{file}} can't be written ({{reason}}). Give the bot the right to write there, or put these lines into the file by hand:\n{{lines}}",
          { ...this.#reason(error), lines: lines.join('\n') },
        ),
      );
    }
  }

  /**
   * Takes out the pins that say the same as this one; does nothing if no pin does.
   *
   * @throws UserError `articles` if the file can't be written
   */
  remove(pin: Pin): void {
    const name = pinName(pin);
    try {
      this.#rewrite((before) => {
        const text = before ?? '';
        return withoutLines(
          text,
          linesOfPin(text, (one) => pinName(one) === name),
        );
      });
    } catch (error) {
      throw unwritable(
        error,
        sentence(
          "{{file}} can't be written ({{reason}}). Give the bot the right to write there, or take these lines out of the file by hand:\n{{lines}}",
          { ...this.#reason(error), lines: pinLines(pin).join('\n') },
        ),
      );
    }
  }

  /** @param change gives the new content for the old one, or for null if the file is missing */
  #rewrite(change: (before: string | null) => string): void {
    const path = unlessMissing(() => realpathSync(this.#path)) ?? this.#path;
    const known = unlessMissing(() => statSync(path));
    const before = known ? decoded(readFileSync(path), isUnicode) : null;
    const after = change(before);
    if (after === (before ?? '')) return;
    writeWhole(path, after, { isDurable: true, mode: known?.mode ?? NEW_MODE });
    if (known) keepOwner(path, known);
  }

  #reason(error: unknown): { readonly file: string; readonly reason: Told } {
    return { file: this.#path, reason: error instanceof UserError ? error.told : messageOf(error) };
  }
}

function unwritable(error: unknown, told: Sentence): unknown {
  const isMeant = codeOf(error) !== '' || error instanceof UserError;
  return isMeant ? new UserError('articles', told, { cause: error }) : error;
}

/** Reads the file of a folder once. */
export function pinsIn(folder: string): Pins {
  return new PinsFile(folder).read();
}

function readPins(path: string): Pins {
  try {
    if (statSync(path).size > MAX_BYTES) return withNone(tooLarge(MAX_BYTES));
    return parsePins(decoded(readFileSync(path)));
  } catch (error) {
    if (codeOf(error) === '' && !(error instanceof UserError)) throw error;
    return withNone(unreadable(error instanceof UserError ? error.told : codeOf(error)));
  }
}

function withNone(why: Sentence): Pins {
  return { ...NO_PINS, warnings: [withoutEffect(PINS_FILE, why)] };
}

/** @throws UserError if it is not a text, or in an unsupported encoding */
function decoded(bytes: Buffer, mayBe: (encoding: string) => boolean = () => true): string {
  const { text, encoding } = decodeText(bytes);
  if (!mayBe(encoding))
    throw new UserError('articles', sentence('it is in {{encoding}}: save it as UTF-8 first', { encoding }));
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

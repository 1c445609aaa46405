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
/** Of a file that is written first: its admins read and write it beside the bot. */
const NEW_MODE = 0o644;

/** The file, read again only where it is another one. It is looked at each time: it may be changed by hand. */
export class PinsFile {
  readonly #path: string;
  #stamp = '';
  #pins: Pins = NO_PINS;

  /** @param folder of the articles */
  constructor(folder: string) {
    this.#path = join(folder, PINS_FILE);
  }

  /** What it says now. Where it is not there, or can't be read at all, nothing is pinned. The same until it changes. */
  read(): Pins {
    const stamp = stampOf(this.#path);
    if (stamp !== this.#stamp) {
      this.#pins = stamp === '' ? NO_PINS : readPins(this.#path);
      this.#stamp = stamp;
    }
    return this.#pins;
  }

  /**
   * Puts lines to its end. All else in it stays as it is, and so do its rights; whoever reads meanwhile has the whole file of
   * before or of afterwards.
   *
   * @throws UserError `articles` where it can't be written, or can't be read so that all would be lost
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
   * Takes out the pins that say the same as this one; nothing where there is none.
   *
   * @throws UserError `articles` where the file can't be written
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

  /** @param change gives the new content for the old one, which is null where there is no file */
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

/** @throws UserError where it is no text, or in another encoding than it may be in */
function decoded(bytes: Buffer, mayBe: (encoding: string) => boolean = () => true): string {
  const { text, encoding } = decodeText(bytes);
  if (!mayBe(encoding))
    throw new UserError('articles', sentence('it is in {{encoding}}: save it as UTF-8 first', { encoding }));
  return text.replace(/^\ufeff/, '');
}

/** Another encoding was but guessed: what was guessed wrongly would be lost with the next word that is written. */
function isUnicode(encoding: string): boolean {
  return /^utf-/i.test(encoding);
}

/** Tells a content of the file from another one; empty where there is none. */
function stampOf(path: string): string {
  const found = unlessMissing(() => statSync(path));
  return found ? [found.ino, found.size, found.mtimeMs, found.ctimeMs].join(' ') : '';
}

/** What is written anew belongs to the bot's user. Only root may give it back, and the mode still holds for the others. */
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

import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { messageOf } from '../../errors.js';
import { diskTroubleOf } from '../../storage/disk.js';
import { makePrivate } from '../../storage/private-file.js';
import { writeWhole } from '../../storage/whole-file.js';

/** The file for a person's answers, in the folder in which the program is started. */
export function settingsFile(): string {
  return resolve('.env');
}

/**
 * Writes a setting into a file such as .env and keeps everything else in it: it replaces the line that sets it, or is
 * added at the end. Afterwards only its owner can read the file.
 *
 * @param value one line
 */
export function writeSetting(file: string, name: string, value: string): void {
  // The target of a link is changed, and the link stays.
  const path = existsSync(file) ? realpathSync(file) : file;
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  writeWhole(path, withSetting(before, name, value), { isDurable: true });
  makePrivate(path);
}

/** The same if writing may fail. @returns why it did, or null */
export function tryWriteSetting(file: string, name: string, value: string): string | null {
  try {
    writeSetting(file, name, value);
    return null;
  } catch (error) {
    if (!diskTroubleOf(error)) throw error;
    return messageOf(error);
  }
}

/** The content of such a file with a setting in it. If several lines set it, the last one counts. Pure. */
export function withSetting(content: string, name: string, value: string): string {
  const line = `${name}=${quoted(value)}`;
  const lines = content.split(/(?<=\n)/);
  const at = lines.findLastIndex((each) => new RegExp(`^\\s*(?:export\\s+)?${name}\\s*[=:]`).test(each));
  if (at >= 0) return lines.with(at, `${line}${/\r?\n$/.exec(lines[at] ?? '')?.[0] ?? ''}`).join('');
  const gap = content === '' || content.endsWith('\n') ? '' : '\n';
  return `${content}${gap}${line}\n`;
}

/** In a form that dotenv reads back: in quotes that are not part of it, if it has anything but plain characters. */
function quoted(value: string): string {
  if (/^[\p{L}\p{N}_./:@%+,~-]*$/u.test(value)) return value;
  const mark = ["'", '`', '"'].find((each) => !value.includes(each)) ?? '"';
  return `${mark}${value}${mark}`;
}

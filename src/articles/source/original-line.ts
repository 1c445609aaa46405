import type { Told } from '../../sentence.js';
import { fold } from '../../text/fold.js';
import { checkAddress } from './address.js';
import type { LineLink } from './line-links.js';

export interface FoundOriginal {
  readonly url: string;
  /** The line that held it. */
  readonly line: number;
  /** The part of the line that stays in the text, or null if all of it is removed. */
  readonly rest: string | null;
  readonly warning: Told | null;
}

/** A line that shows something. */
export interface OriginalLine {
  /** Which line of the text it is. */
  readonly at: number;
  readonly text: string;
}

/** The address of a line's link, or null if nobody can follow it. */
export function toFound(
  { at }: OriginalLine,
  link: LineLink,
  rest: string | null = null,
): FoundOriginal | null {
  const { url, warning } = checkAddress(link.target);
  return url === null ? null : { url, line: at, rest, warning };
}

/** Whether a line holds nothing else that says something. */
export function isAlone(text: string, { start, end }: LineLink): boolean {
  return !SAYS.test(text.slice(0, start).replace(/^\s*\d+[.)]\s/, '') + afterLink(text, end));
}

/** What follows a line's link, without the marks of HTML. */
export function afterLink(text: string, end: number): string {
  return text.slice(end).replace(/<\/\w+>|-->/g, '');
}

export const SAYS = /[\p{L}\p{N}]/u;

/** Whether two titles differ by no more than marks and spaces. */
export function sameWords(a: string, b: string): boolean {
  const letters = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');
  return letters(a) !== '' && letters(a) === letters(b);
}

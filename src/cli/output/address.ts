import type { Terminal } from './terminal.js';

/** How much of an address is shown if it can be clicked, in characters. */
const SHOWN = 72;
/** One or several non-ASCII characters, as encoded in an address. */
const ENCODED = /(?:%[89a-f][0-9a-f])+/gi;
/** Visible characters: no spaces, and no marks that change the direction of the text. */
const VISIBLE = /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u;
const TEXT_FRAGMENT = /#?:~:.*$/s;

/** A link to a place: clickable if the terminal supports that, otherwise readable and fit to be copied. */
export function shownLink(address: string, { columns, hasLinks }: Terminal): string {
  if (columns === null) return address;
  const readable = decoded(address);
  return hasLinks ? hyperlink(address, shortened(readable.replace(TEXT_FRAGMENT, ''))) : readable;
}

/** An address with letters instead of their codes, as far as a browser treats both the same. */
export function decoded(address: string): string {
  return address.replace(ENCODED, (codes) =>
    [...lettersOf(codes)]
      .map((letter) => (VISIBLE.test(letter) ? letter : encodeURIComponent(letter)))
      .join(''),
  );
}

/** Codes of another encoding than UTF-8 stay as they are. */
function lettersOf(codes: string): string {
  try {
    return decodeURIComponent(codes);
  } catch (error) {
    if (error instanceof URIError) return codes;
    throw error;
  }
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length <= SHOWN ? text : `${letters.slice(0, SHOWN - 1).join('')}…`;
}

/** OSC 8. Nothing in an address may end the sequence. */
function hyperlink(address: string, text: string): string {
  const safe = address.replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character.toWellFormed()));
  return `\x1b]8;;${safe}\x1b\\${text}\x1b]8;;\x1b\\`;
}

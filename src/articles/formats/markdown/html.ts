import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { HARD_BREAK } from '../../source/characters.js';

/**
 * The names of HTML's elements. Anything else between angle brackets is the author's own words, such as `<think>` or
 * `List<String>` in an article whose escapes were lost, and stays.
 */
const ELEMENTS = new Set(
  `a abbr address article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code
  col colgroup data dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form frame
  frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark math
  menu meta nav noscript object ol optgroup option p param picture pre progress q rp rt ruby s samp script section
  select small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead
  time title tr track tt u ul var video wbr`.split(/\s+/),
);
/** Elements whose content is not for readers. */
const HIDDEN = new Set(['script', 'style', 'template', 'svg', 'head', 'iframe']);
/** Elements that start or end a line. */
const LINE_ELEMENTS = new Set(
  `address article aside blockquote br center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header
  hr li main nav ol p pre section summary table tr ul`.split(/\s+/),
);
const TAG = /<!--|<[!?]|<(\/?)([a-zA-Z][\w-]*)([^<>]*)>/g;

const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]{1,31}));/g;
/** A tag among words. */
export interface Tag {
  readonly name: string;
  readonly closes: boolean;
  /** Whether what follows, up to the closing tag, is not for readers. */
  readonly hides: boolean;
  readonly breaksLine: boolean;
}

/** Reads a single tag; null if HTML has no such element, so that it is text. */
export function readTag(html: string): Tag | null {
  const [, slash = '', name = '', rest = ''] = /^<(\/?)([a-zA-Z][\w-]*)([^<>]*)>$/.exec(html) ?? [];
  return toTag(slash, name, rest);
}

/** Whether a piece of HTML is a comment, a declaration or an instruction. */
export function isComment(html: string): boolean {
  return /^<[!?]/.test(html);
}

/** The words in a block of HTML, with `HARD_BREAK` where an element starts or ends a line; entities are decoded. */
export function textOfHtml(html: string): string {
  let text = '';
  let position = 0;
  const lowered = html.toLowerCase();
  // Puts readings of characters in brackets, unless the source has brackets for browsers without ruby.
  const isBracketed = lowered.includes('<rp>');
  TAG.lastIndex = 0;
  for (let match = TAG.exec(html); match; match = TAG.exec(html)) {
    const [whole, slash = '', name = '', rest = ''] = match;
    const tag = toTag(slash, name, rest);
    if (name !== '' && !tag) continue;
    text += html.slice(position, match.index);
    if (tag?.breaksLine) text += HARD_BREAK;
    if (tag?.name === 'rt' && !isBracketed) text += tag.closes ? ')' : '(';
    position =
      tag && !tag.hides
        ? match.index + whole.length
        : endOfHidden(lowered, match.index + whole.length, whole, name);
    TAG.lastIndex = position;
  }
  return decodeEntities(text + html.slice(position));
}

function toTag(slash: string, name: string, rest: string): Tag | null {
  const element = name.toLowerCase();
  if (!ELEMENTS.has(element) && !element.includes('-')) return null;
  const closes = slash !== '';
  const hides = HIDDEN.has(element) && !closes && !rest.endsWith('/');
  return { name: element, closes, hides, breaksLine: LINE_ELEMENTS.has(element) };
}

/** Where to read on after a comment, a declaration or an element that is not for readers; `html` is in lower case. */
function endOfHidden(html: string, from: number, opening: string, name: string): number {
  const closing = opening === '<!--' ? '-->' : name === '' ? '>' : `</${name.toLowerCase()}`;
  const at = html.indexOf(closing, from);
  if (at === -1) return html.length;
  const end = html.indexOf('>', at);
  return end === -1 ? html.length : end + 1;
}

function decodeEntities(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return decodeNamedCharacterReference(name) || whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}

/** What Discord makes of markup inside a line. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: Emphasis; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly kind: 'person' | 'channel' | 'role'; readonly id: string }
  | { readonly kind: 'command'; readonly name: string }
  | { readonly kind: 'time'; readonly seconds: number; readonly style: string };

export type Emphasis = 'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler';

/** The longer marks first: `**` is not two times `*`. */
const MARKS: readonly (readonly [mark: string, kind: Emphasis])[] = [
  ['**', 'strong'],
  ['__', 'underline'],
  ['~~', 'strike'],
  ['||', 'spoiler'],
  ['*', 'emphasis'],
  ['_', 'emphasis'],
];

interface Piece {
  readonly node: Inline;
  /** How many characters it takes. */
  readonly length: number;
}

type Rule = (rest: string) => Piece | null;

const RULES: readonly Rule[] = [escaped, code, maskedLink, plainLink, reference, emphasis];

/** The beginning of anything that is not plain text. */
const SPECIAL = /[\\`[<*_~|]|https?:\/\//;

export function parseInline(text: string): readonly Inline[] {
  const nodes: Inline[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const skipped = lengthBefore(rest, SPECIAL);
    const piece =
      skipped === 0 ? RULES.reduce<Piece | null>((found, rule) => found ?? rule(rest), null) : null;
    if (piece && piece.node.kind !== 'text') {
      if (plain !== '') nodes.push({ kind: 'text', text: plain });
      plain = '';
      nodes.push(piece.node);
    } else {
      plain += piece?.node.kind === 'text' ? piece.node.text : rest.slice(0, skipped || 1);
    }
    at += piece?.length ?? (skipped || 1);
  }
  if (plain !== '') nodes.push({ kind: 'text', text: plain });
  return nodes;
}

function lengthBefore(text: string, pattern: RegExp): number {
  const at = text.search(pattern);
  return at < 0 ? text.length : at;
}

function escaped(rest: string): Piece | null {
  const [whole, character = ''] = /^\\([!-/:-@[-`{-~])/.exec(rest) ?? [];
  return whole === undefined ? null : { node: { kind: 'text', text: character }, length: whole.length };
}

function code(rest: string): Piece | null {
  const [whole, , text = ''] = /^(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/.exec(rest) ?? [];
  return whole === undefined ? null : { node: { kind: 'code', text }, length: whole.length };
}

function maskedLink(rest: string): Piece | null {
  const [whole, label = '', url = ''] =
    /^\[((?:\\.|[^\\[\]])+)\]\(<?(https?:\/\/[^\s()<>]+)>?\)/.exec(rest) ?? [];
  if (whole === undefined) return null;
  return { node: { kind: 'link', url, children: parseInline(label) }, length: whole.length };
}

/** An address in brackets, or bare: then the end of the sentence is not part of it. */
function plainLink(rest: string): Piece | null {
  const [whole, inside, bare] =
    /^(?:<(https?:\/\/[^\s<>]+)>|(https?:\/\/[^\s<>]*[^\s<>.,:;"'\])!?]))/.exec(rest) ?? [];
  const url = inside ?? bare;
  if (whole === undefined || url === undefined) return null;
  return { node: { kind: 'link', url, children: [{ kind: 'text', text: url }] }, length: whole.length };
}

const REFERENCES: readonly (readonly [pattern: RegExp, read: (match: readonly string[]) => Inline])[] = [
  [/^<@!?(\d+)>/, ([, id = '']) => ({ kind: 'person', id })],
  [/^<@&(\d+)>/, ([, id = '']) => ({ kind: 'role', id })],
  [/^<#(\d+)>/, ([, id = '']) => ({ kind: 'channel', id })],
  [/^<\/([^:<>]+):\d+>/, ([, name = '']) => ({ kind: 'command', name })],
  [
    /^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/,
    ([, seconds, style = 'f']) => ({ kind: 'time', seconds: Number(seconds), style }),
  ],
];

function reference(rest: string): Piece | null {
  for (const [pattern, read] of REFERENCES) {
    const match = pattern.exec(rest);
    if (match) return { node: read(match), length: match[0].length };
  }
  return null;
}

function emphasis(rest: string): Piece | null {
  for (const [mark, kind] of MARKS) {
    if (!rest.startsWith(mark)) continue;
    const end = closing(rest, mark);
    if (end < 0) continue;
    const inner = rest.slice(mark.length, end);
    return { node: { kind, children: parseInline(inner) }, length: end + mark.length };
  }
  return null;
}

/** Where a mark is closed: not after a backslash, and with something inside; -1 if it never is. */
function closing(rest: string, mark: string): number {
  for (let at = mark.length; at <= rest.length - mark.length; at++) {
    if (rest[at] === '\\') at++;
    else if (rest.startsWith(mark, at) && at > mark.length && isWhole(rest, at, mark)) return at;
  }
  return -1;
}

/** A single `*` or `_` is not part of a double one. */
function isWhole(rest: string, at: number, mark: string): boolean {
  return mark.length > 1 || (rest[at + 1] !== mark && rest[at - 1] !== mark);
}

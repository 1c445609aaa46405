/** A link in a line of Markdown. */
export interface LineLink {
  /** Its words; empty for a bare address. */
  readonly label: string;
  readonly target: string;
  /** Where it begins and ends in the line. */
  readonly start: number;
  readonly end: number;
}

const ADDRESS = '(?:https?:\\/\\/|www\\.)';
const MARKDOWN = new RegExp(
  `\\[((?:[^[\\]]|\\[[^[\\]]*\\])*)\\]\\(\\s*<?(${ADDRESS}(?:[^\\s<>()]|\\([^\\s<>()]*\\))+)>?(?:\\s+["'(].*?["')])?\\s*\\)`,
  'i',
);
const LISTED = /\[([^[\]]+)\]\[([^[\]]*)\]/;
const ANCHOR = /<a\s[^<>]*href=["']?([^\s"'<>]+)["']?[^<>]*>(.*?)<\/a>/i;
const BARE = new RegExp(`<?(${ADDRESS}[^\\s<>\\]"'|，。；、！？）】」』》]+)>?`, 'i');
/** What ends a sentence or closes a bracket after an address, and is not part of it. */
const AFTER = /[.,;:!?*_~]+$/;
const DEFINITION = /^ {0,3}\[([^\]]+)\]:\s*<?(\S+?)>?(?:\s+["'(].*)?$/;

/** Which lines are in a block of code. */
export function isFenced(lines: readonly string[]): boolean[] {
  let fence = '';
  return lines.map((line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '' && mark !== '') {
      fence = mark;
      return true;
    }
    const isInside = fence !== '';
    if (mark.startsWith(fence) && fence !== '') fence = '';
    return isInside;
  });
}

/** The addresses that `[name]: address` lines give, by their names in lower case. */
export function listedAddresses(lines: readonly string[]): Map<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const [, name, address] = DEFINITION.exec(line) ?? [];
      return name && address ? [[name.toLowerCase(), address] as const] : [];
    }),
  );
}

/** A line with more links is a menu; looking further would take time in proportion to their square. */
const MAX_LINKS = 6;

/** The first links of a line, without pictures. */
export function linksOf(line: string, listed: ReadonlyMap<string, string>): LineLink[] {
  const links: LineLink[] = [];
  for (let at = 0; links.length < MAX_LINKS; ) {
    const link = linkOf(line.slice(at), listed);
    if (!link) break;
    links.push({ ...link, start: at + link.start, end: at + link.end });
    at += link.end;
  }
  return links;
}

/** The first link of a line, or null. Pictures don't count. */
export function linkOf(line: string, listed: ReadonlyMap<string, string>): LineLink | null {
  const text = line.replace(/!\[[^[\]]*\]\([^()\s]*\)/g, (picture) => ' '.repeat(picture.length));
  const found = [markdownLink(text), listedLink(text, listed), anchor(text), bareLink(text)].filter(
    (link) => link !== null,
  );
  return found.toSorted((a, b) => a.start - b.start)[0] ?? null;
}

function markdownLink(text: string): LineLink | null {
  const match = MARKDOWN.exec(text);
  if (!match) return null;
  const [whole, label = '', target = ''] = match;
  return label.trim() === '' ? null : { label: plain(label), target, ...span(match.index, whole) };
}

function listedLink(text: string, listed: ReadonlyMap<string, string>): LineLink | null {
  const match = LISTED.exec(text);
  const target = match && listed.get((match[2] || match[1] || '').toLowerCase());
  return match && target ? { label: plain(match[1] ?? ''), target, ...span(match.index, match[0]) } : null;
}

function anchor(text: string): LineLink | null {
  const match = ANCHOR.exec(text);
  if (!match) return null;
  const [whole, target = '', label = ''] = match;
  return { label: plain(label.replace(/<[^<>]*>/g, '')), target, ...span(match.index, whole) };
}

function bareLink(text: string): LineLink | null {
  const match = BARE.exec(text);
  if (!match) return null;
  const trimmed = (match[1] ?? '').replace(AFTER, '');
  const target = trimmed.includes('(') ? trimmed : trimmed.replace(/\)+.*$/, '');
  const start = match.index + match[0].indexOf(match[1] ?? '');
  const closes = match[0].endsWith('>') && target === match[1] ? 1 : 0;
  return {
    label: '',
    target,
    start: start - (closes || match[0].startsWith('<') ? 1 : 0),
    end: start + target.length + closes,
  };
}

function span(start: number, whole: string): { start: number; end: number } {
  return { start, end: start + whole.length };
}

function plain(label: string): string {
  return label.replace(/[*_`~]+/g, '').trim();
}

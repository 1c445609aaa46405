import {
  ADDRESS_KEYS,
  CATEGORY_KEYS,
  entriesFor,
  isKnownKey,
  KEPT_KEYS,
  PUBLISHED_KEYS,
  TAG_KEYS,
} from './keys.js';
import { type FrontMatter, type SplitSource, unifyKey } from './split-source.js';

/** A line `key: value`, with the marks that tools put before and round it. */
const LINE =
  /^(?:[-*+] |\.\. |\[#\]: |> ?(?:[-*+] )?)?[ \t]*(\*\*|__)?([\p{L}\p{N}][\p{L}\p{N} _./-]{0,23}?)[ \t]*#?(?:\1[ \t]*(::|[:：])|(::|[:：])\1)[ \t]*(.*)$/u;
/** What only tools write: `key:: value`, `.. key: value`, `[#]: key: value`. */
const TOOLS_OWN = /^(?:\.\. [\w ]+:|\[#\]: [\w ]+:|(?:- )?[\p{L}\p{N} _-]{1,24}::(?: |$))/u;
const HEADING = /^# .*\n|^[^\n]+\n=+[ \t]*\n/;
/** The section that highlights begin with. */
const METADATA_HEADING = /^#{1,3} (?:metadata|元数据)[ \t]*\n/im;
/** What a Joplin note ends with. */
const NOTE_END = /\n\n(id: [\da-f]{32}\n(?:[a-z_]+: ?[^\n]*\n)+type_: \d)\s*$/;
/** A run with this many known keys is not part of the text. */
const MIN_KNOWN = 2;

/**
 * Takes the properties off a text that has them without dashes round them: the first lines, or those below the first
 * heading, as `key: value` (Pelican, MultiMarkdown, Notion), `key:: value` (Logseq), `.. key: value` (Nikola) or
 * `[#]: key: value`; a section called metadata; the lines at the end of a Joplin note. Lines that a person may have
 * written are read but stay in the text.
 */
export function splitProperties(source: string): SplitSource {
  const note = NOTE_END.exec(source);
  if (note) {
    const title = (/^[^\n]+/.exec(source)?.[0] ?? '').replace(/^#+\s+/, '');
    return dataAndBody(
      [...entriesIn((note[1] ?? '').split('\n')), ['title', title]],
      source.slice(0, note.index),
    );
  }
  const metadata = METADATA_HEADING.exec(source.slice(0, 2000));
  if (metadata) return withoutRun(source, metadata.index, metadata.index + metadata[0].length, 1);
  const commented = /^<!--[ \t]*\n([ \t]*\.\. [\s\S]*?)-->[ \t]*\n/.exec(source);
  if (commented) {
    const lines = (commented[1] ?? '').split('\n').map((line) => line.trim());
    return dataAndBody(entriesIn(lines), source.slice(commented[0].length));
  }
  const top = withoutRun(source, 0, 0, MIN_KNOWN);
  const heading = HEADING.exec(source)?.[0].length ?? 0;
  if (Object.keys(top.data).length > 0 || heading === 0) return top;
  return withoutRun(source, heading, heading, MIN_KNOWN);
}

/**
 * Reads the run of properties at a place, and removes it from `from` on if enough of its keys are known.
 *
 * @param at where the run begins, empty lines before it included
 */
function withoutRun(source: string, from: number, at: number, least: number): SplitSource {
  const start = at + (/^\s*/.exec(source.slice(at))?.[0].length ?? 0);
  const lines = runAt(source, start);
  const entries = entriesIn(lines);
  const known = entries.filter(([key]) => isKnownKey(key));
  const isOwn = lines.some((line) => TOOLS_OWN.test(line)) || from < at;
  const placed = entriesFor(Object.fromEntries(entries), PLACED).length > 0;
  if (known.length === 0) return { data: {}, body: source, warnings: [] };
  const end = start + lines.join('\n').length;
  const leaves = isOwn || (known.length >= least && placed && lines.length === entries.length);
  return dataAndBody(entries, leaves ? `${source.slice(0, from)}${source.slice(end)}` : source);
}

/** What a run of lines says besides a title and an author, as in the lines under a newspaper's headline. */
const PLACED = [...ADDRESS_KEYS, ...PUBLISHED_KEYS, ...KEPT_KEYS, ...TAG_KEYS, ...CATEGORY_KEYS];

/** Lines of properties one after another; those of a tool's own may have others among them. */
function runAt(source: string, start: number): string[] {
  const lines: string[] = [];
  for (const line of source.slice(start, start + 8000).split('\n')) {
    if (!LINE.test(line)) break;
    lines.push(line);
  }
  return lines;
}

function entriesIn(lines: readonly string[]): [string, unknown][] {
  return lines.flatMap((line): [string, unknown][] => {
    const [, , key = '', , , value = ''] = LINE.exec(line) ?? [];
    const plain = value
      .trim()
      .replace(/^[("']+(?=.*[)"']$)|(?<=^[("'].*)[)"']+$/g, '')
      .trim();
    return key === '' || plain === '' ? [] : [[unifyKey(key), plain]];
  });
}

/** The first of several entries of one key counts. */
function dataAndBody(entries: readonly [string, unknown][], body: string): SplitSource {
  const data: FrontMatter = Object.fromEntries([...entries].reverse());
  return { data, body: body.replace(/^\n+/, ''), warnings: [] };
}

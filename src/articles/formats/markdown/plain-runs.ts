import { dropInvisible } from '../../source/characters.js';
import type { Line } from './lines.js';

/** A source with single words for its runs of plain paragraphs, which a parser passes in no time. */
export interface Reduced {
  readonly source: string;
  /** The paragraphs of each run, each as its lines. */
  readonly runs: readonly (readonly (readonly Line[])[])[];
}

/** The mark at both ends of a run's number; a character that no text should contain. */
const MARK = '\ue000';
const PLACEHOLDER = /^\ue000(\d+)\ue000$/;

/** What may span empty lines, and so contain what looks like a paragraph: fences, and some blocks of HTML. */
const SPANNING = /`{3}|~{3}|^ {0,3}<(?:script|pre|style|textarea|[!?])|[\0\v\f\r\u0085\u2028\u2029\ue000]/im;
const EMPTY_LINES = /\n(?:[ \t]*\n)+/;
/** A line without any meaning in Markdown, wherever it is in a paragraph. */
const PLAIN = /^(?![ \t#>+*=:-]|\d{1,9}[.)])[^\\`*_[\]<&~=|@]*$/;
/** A paragraph of one line with its first words in bold, such as `**Q:** words`. */
const BOLD_START =
  /^\*\*([^\\`*_[\]<&~=|@\s](?:[^\\`*_[\]<&~=|@]*[^\\`*_[\]<&~=|@\s])?)\*\*(|[ \t][^\\`*_[\]<&~=|@]*)$/;
const ADDRESS = /https?:|www\./i;
const HARD_BREAK_SPACES = /[ \t]{2}\n/;

/**
 * Takes out the paragraphs without any Markdown, most of an article: parsing takes a hundred times as long as seeing
 * that there is nothing to parse. The rest is parsed with a placeholder for each run of them.
 */
export function reducePlainRuns(source: string): Reduced {
  if (SPANNING.test(source)) return { source, runs: [] };
  const parts: string[] = [];
  const runs: Line[][][] = [];
  let run: Line[][] | null = null;
  for (const section of source.split(EMPTY_LINES)) {
    const lines = section === '' ? null : plainLines(section);
    if (!lines) {
      parts.push(section);
      run = null;
    } else if (run) run.push(lines);
    else {
      run = [lines];
      parts.push(MARK + runs.length + MARK);
      runs.push(run);
    }
  }
  return { source: parts.join('\n\n'), runs };
}

/** The paragraphs that a placeholder stands for; null for any other text. */
export function runOf(text: string, { runs }: Reduced): readonly (readonly Line[])[] | null {
  const number = PLACEHOLDER.exec(text)?.[1];
  return number === undefined ? null : (runs[Number(number)] ?? null);
}

function plainLines(section: string): Line[] | null {
  if (ADDRESS.test(section) || HARD_BREAK_SPACES.test(section)) return null;
  const [, bold, rest = ''] = BOLD_START.exec(section) ?? [];
  if (bold !== undefined && !section.includes('\n')) return [plainLine(bold + rest, visibleIn(bold))];
  const lines = section.split('\n');
  return lines.every((line) => PLAIN.test(line)) ? lines.map((line) => plainLine(line, 0)) : null;
}

function plainLine(line: string, bold: number): Line {
  const text = trimSpaces(dropInvisible(line));
  return { text, visible: visibleIn(text), linked: 0, bold, links: [] };
}

/**
 * A text without the spaces and tabs at its end: a pattern for them would look at each run of spaces again from each
 * space.
 */
function trimSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && (line.charAt(end - 1) === ' ' || line.charAt(end - 1) === '\t')) end--;
  return line.slice(0, end);
}

function visibleIn(text: string): number {
  return text.match(/\S/gu)?.length ?? 0;
}

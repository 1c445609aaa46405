import { looksLikeName } from '../../text/names.js';
import type { Block, Turn } from '../article.js';

/** A line that begins with something like a name and a colon. */
interface Labelled {
  /** Where the line begins, label included. */
  readonly start: number;
  /** Where what is said begins. */
  readonly textStart: number;
  readonly name: string;
  /** The line from `textStart` on. */
  readonly said: string;
}

/** A name of up to 12 Han characters or 24 Latin ones, and a colon of either width; no time, no address. */
const LABEL =
  /^((?:[\p{Script=Han}·・]{1,12}|[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.&'’· -]{0,23}))[ \t]*[：:](?!\/\/|\d\d)[ \t]*(?=\S)/u;

const ASKS = /^(?:q|question|问|問|提问|提問|interviewer)$/iu;
const ANSWERS = /^(?:a|answer|答|回答)$/iu;
const QUESTION_MARK = /[?？]/;

/** A name must recur so often to count as a speaker's. */
const LEAST_TURNS = 2;

/** The share of someone's turns that ask something, from which on that is an interviewer. */
const INTERVIEWER = 0.5;

/**
 * Who says what in an interview: each turn from its label to the next one or the next heading. A name counts
 * only if it recurs, and turns count only if someone asks: lists of `Price: …` lines are no conversation. The
 * line of a name that occurs once ends the turn before it: rather nobody is named than the wrong one.
 */
export function findTurns(text: string, blocks: readonly Block[]): Turn[] {
  const lines = blocks.flatMap((block) => labelledLines(text, block));
  const speakers = speakersOf(lines);
  const interviewers = interviewersOf(speakers);
  if (interviewers.size === 0 || interviewers.size === speakers.size) return [];
  const ends = [
    ...lines.filter(({ name }) => speakers.has(name) || looksLikeName(name)).map(({ start }) => start),
    ...blocks.filter(({ kind }) => kind === 'heading').map(({ start }) => start),
    text.length,
  ].sort((a, b) => a - b);
  return lines
    .filter(({ name }) => speakers.has(name))
    .map(({ start, textStart, name }) => ({
      start,
      textStart,
      end: trimmedEnd(text, ends.find((end) => end > start) ?? text.length),
      speaker: name,
      isQuestion: interviewers.has(name),
    }));
}

function labelledLines(text: string, block: Block): Labelled[] {
  if (block.kind === 'heading' || block.kind === 'code' || block.kind === 'table') return [];
  const lines: Labelled[] = [];
  for (let start = block.start; start < block.end; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 || newline > block.end ? block.end : newline;
    const line = text.slice(start, end);
    const label = LABEL.exec(line);
    const name = label?.[1]?.trim().replace(/(?<=^(?:[qa]|问|問|答))\d+$/iu, '');
    if (label && name) {
      const textStart = start + label[0].length;
      lines.push({ start, textStart, name, said: text.slice(textStart, end) });
    }
    start = end + 1;
  }
  return lines;
}

/** What each recurring name says. */
function speakersOf(lines: readonly Labelled[]): Map<string, string[]> {
  const said = new Map<string, string[]>();
  for (const line of lines) said.set(line.name, [...(said.get(line.name) ?? []), line.said]);
  return new Map([...said].filter(([, turns]) => turns.length >= LEAST_TURNS));
}

/** Those whose turns mostly ask. Where everyone's do, the one who says least asks, and the others answer. */
function interviewersOf(speakers: ReadonlyMap<string, readonly string[]>): Set<string> {
  const asking = [...speakers].filter(([name, said]) => isAsking(name, said));
  if (asking.length < speakers.size) return new Set(asking.map(([name]) => name));
  const [shortest] = asking.sort(([, a], [, b]) => meanLength(a) - meanLength(b));
  return new Set(shortest ? [shortest[0]] : []);
}

function isAsking(name: string, said: readonly string[]): boolean {
  if (ANSWERS.test(name)) return false;
  return (
    ASKS.test(name) || said.filter((turn) => QUESTION_MARK.test(turn)).length >= said.length * INTERVIEWER
  );
}

function meanLength(said: readonly string[]): number {
  return said.reduce((sum, turn) => sum + turn.length, 0) / said.length;
}

function trimmedEnd(text: string, from: number): number {
  let end = from;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  return end;
}

import { looksLikeName } from '../../text/names.js';
import type { Block, Turn } from '../article.js';
import { lettersAtStart, type Stamp } from '../source/stamps.js';
import { beginsAside, isAside } from './asides.js';
import { isNoName, isRoleLine, isSpeakerName } from './speaker-names.js';

/** A line that begins with something like a name and a colon. */
interface Labelled {
  /** Where the line begins, label included. */
  readonly start: number;
  /** Where the words begin. */
  readonly textStart: number;
  readonly name: string;
  /** The line from `textStart` on. */
  readonly said: string;
  /** Whether it names the next speaker, or the chair, and is not something that anybody says. */
  readonly isRole: boolean;
}

/** A name of up to 12 Han characters or 24 Latin ones. */
const NAME = "([\\p{Script=Han}·・]{1,12}|[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}.&'’· -]{0,23})";
/** What a script or an interview says of a speaker: `林晓（放下书）：`. */
const REMARK = '(?:[ \\t]?[（(][^()（）]{1,16}[)）])?';
/** `Name:` with a colon of either width, no time, no address; `【Name】`; `Name｜`. */
const LABEL = new RegExp(
  `^(?:${NAME}${REMARK}[ \\t]*[：:](?!//|\\d\\d)|【${NAME}】|${NAME}[ \\t]*[｜|](?![｜|]))[ \\t]*(?=\\S|$)`,
  'u',
);

const ASKS = /^(?:q|question|问|問|提问|提問|interviewer)$/iu;
const ANSWERS = /^(?:a|answer|答|回答)$/iu;
const QUESTION_MARK = /[?？]/;

/** How often a name must recur to count as a speaker's. */
const LEAST_TURNS = 2;
/** If nobody asks, the speakers take turns at least this often. */
const LEAST_CHANGES = 3;

/** How much of a block shows whether an editor speaks in it. */
const ASIDE_LENGTH = 40;

/** From this share of turns that ask something on, somebody is an interviewer. */
const INTERVIEWER = 0.5;

/**
 * Who says what in a conversation: each turn from its label to the next one or the next heading. A name counts only
 * if it recurs, and turns count only if someone asks, or if people take turns whose labels are names: lists of
 * `Price: …` lines are no conversation. The line of a name that occurs once ends the turn before it, and so does an
 * editor's remark: it is better to name nobody than the wrong person.
 *
 * @param stamps when turns begin in a recording, in order
 */
export function findTurns(text: string, blocks: readonly Block[], stamps: readonly Stamp[] = []): Turn[] {
  const labelled = blocks.flatMap((block) => labelledLines(text, block));
  const lines = labelled.filter(({ isRole }) => !isRole);
  const speakers = speakersOf(lines);
  const interviewers = interviewersOf(speakers);
  const talks = interviewers.size === 0 && isTalk(lines, speakers, stamps);
  if (talks ? false : interviewers.size === 0 || interviewers.size === speakers.size) return [];
  const ends = [
    ...lines.filter(({ name }) => speakers.has(name) || looksLikeName(name)).map(({ start }) => start),
    ...labelled.filter(({ isRole }) => isRole).map(({ start }) => start),
    ...blocks.filter((block) => endsTalk(text, block)).map(({ start }) => start),
    text.length,
  ].sort((a, b) => a - b);
  // Both are in the text's order, so that each turn's search begins where the one before it ended.
  let next = 0;
  const turns = lines
    .filter(({ name }) => speakers.has(name))
    .map(({ start, textStart, name }) => {
      while ((ends[next] ?? text.length) <= start && next < ends.length) next++;
      return {
        start,
        textStart,
        end: trimmedEnd(text, ends[next] ?? text.length),
        speaker: name,
        isQuestion: interviewers.has(name),
      };
    });
  return withStamps(
    text,
    turns.filter(({ textStart, end }) => textStart < end),
    stamps,
  );
}

/** Whether the speaker does not continue in a block: a heading, or an editor's own words. */
function endsTalk(text: string, { kind, start, end }: Block): boolean {
  return kind === 'heading' || beginsAside(text.slice(start, Math.min(end, start + ASIDE_LENGTH)));
}

function labelledLines(text: string, block: Block): Labelled[] {
  if (block.kind === 'heading' || block.kind === 'code' || block.kind === 'table') return [];
  const lines: Labelled[] = [];
  for (let start = block.start; start < block.end; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 || newline > block.end ? block.end : newline;
    const line = text.slice(start, end);
    const label = LABEL.exec(line);
    const name = (label?.[1] ?? label?.[2] ?? label?.[3])
      ?.trim()
      .replace(/(?<=^(?:[qa]|问|問|答))\d+$/iu, '');
    if (label && name && !isNoName(name) && !isAside(name)) {
      const isAlone = label[0].length === line.length;
      const textStart = isAlone ? wordsFrom(text, end) : start + label[0].length;
      const said = text.slice(textStart, lineEnd(text, Math.max(end, textStart)));
      // A name in its own line must be a real name: `for example:` also occurs in such lines.
      if (!isAlone || isSpeakerName(name))
        lines.push({ start, textStart, name, said, isRole: !isAlone && isRoleLine(name, said) });
    }
    start = end + 1;
  }
  return lines;
}

function wordsFrom(text: string, at: number): number {
  const gap = /^\s*/.exec(text.slice(at, at + 8))?.[0].length ?? 0;
  return at + gap;
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline;
}

/** What each recurring name says. */
function speakersOf(lines: readonly Labelled[]): Map<string, string[]> {
  const said = new Map<string, string[]>();
  for (const line of lines) {
    const turns = said.get(line.name);
    if (turns) turns.push(line.said);
    else said.set(line.name, [line.said]);
  }
  return new Map([...said].filter(([, turns]) => turns.length >= LEAST_TURNS));
}

/** Whether people take turns although none of them mostly asks: their labels are names, or have times beside them. */
function isTalk(
  lines: readonly Labelled[],
  speakers: ReadonlyMap<string, unknown>,
  stamps: readonly Stamp[],
): boolean {
  const names = [...speakers.keys()];
  const timed = new Set(stamps.map(({ speaker }) => speaker));
  if (names.length < 2 || !names.every((name) => timed.has(name) || isSpeakerName(name))) return false;
  const order = lines.map(({ name }) => name).filter((name) => speakers.has(name));
  return order.filter((name, i) => i > 0 && name !== order[i - 1]).length >= LEAST_CHANGES;
}

/** The people whose turns mostly ask. If everyone's do, the one who says least asks, and the others answer. */
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

/** Each turn with the next stamp of its speaker and first words; cleaning may have left out some of them. */
function withStamps(text: string, turns: readonly Omit<Turn, 'at'>[], stamps: readonly Stamp[]): Turn[] {
  const places = placesOf(stamps);
  let next = 0;
  return turns.map((turn) => {
    const [line = ''] = text.slice(turn.textStart, turn.end).split('\n', 1);
    const left = places.get(stampKey(turn.speaker, lettersAtStart(line))) ?? [];
    while ((left.at(-1) ?? next) < next) left.pop();
    const found = left.pop();
    if (found === undefined) return { ...turn, at: null };
    next = found + 1;
    return { ...turn, at: stamps[found]?.at ?? null };
  });
}

/** The places of the stamps with a speaker and certain first words, the first one last. */
function placesOf(stamps: readonly Stamp[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [i, { speaker, said }] of [...stamps.entries()].reverse()) {
    const key = stampKey(speaker, said);
    const known = places.get(key);
    if (known) known.push(i);
    else places.set(key, [i]);
  }
  return places;
}

function stampKey(speaker: string, said: string): string {
  return `${speaker}\n${said}`;
}

function trimmedEnd(text: string, from: number): number {
  let end = from;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  return end;
}

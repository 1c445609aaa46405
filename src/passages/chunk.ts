import type { Article, Block, Turn } from '../articles/article.js';
import { headerOf } from '../articles/table.js';
import type { Span } from '../text/span.js';
import { contextualText } from './context.js';
import type { Passage } from './passage.js';
import { type SpokenSentence, spokenSentences } from './spoken-sentences.js';

/** How articles are cut. Other values give other passages, so they are part of a generation's fingerprint. */
export interface ChunkOptions {
  /** The most UTF-16 code units of text in a passage. Sensible: 200 to 600. */
  readonly maxCharacters: number;
  /** The most tokens of a passage together with its context (title, headings, speaker). */
  readonly maxTokens: number;
}

/** Counts a text in the model's tokens. */
export type CountTokens = (text: string) => number;

export const DEFAULT_CHUNK_OPTIONS = { maxCharacters: 540, maxTokens: 512 } as const satisfies ChunkOptions;

/**
 * How much of a heading is kept with each passage below it, in UTF-16 code units: more than any real heading has. A
 * file may begin with `#` and have all its text in one line.
 */
const LONGEST_HEADING = 500;

/** More tokens than any model adds to a text: its special tokens and its prefix. */
const FRAME = 16;

/**
 * Cuts an article into passages: whole sentences, packed in order, none twice, a heading always with the text below
 * it. In an interview a question begins a passage and its answer continues in it; what no longer fits becomes further
 * passages that remember the question. A sentence that is too long for a passage is cut between words, never inside a
 * grapheme.
 *
 * @param countTokens the model's own counter; for an index of keywords alone `(text) => text.length`
 */
export function chunk(article: Article, options: ChunkOptions, countTokens: CountTokens): Passage[] {
  return sections(article).flatMap((section) =>
    exchanges(article, section).flatMap((exchange) => passagesOf(article, exchange, options, countTokens)),
  );
}

/** A question with its answers, or a run of sentences that nobody speaks, under the same headings. */
interface Exchange {
  readonly headings: readonly string[];
  readonly speaker: string | null;
  readonly question: Span | null;
  readonly sentences: readonly SpokenSentence[];
}

function exchanges(article: Article, { headings, blocks }: Section): Exchange[] {
  const someoneAsks = article.turns.some(({ isQuestion }) => isQuestion);
  const runs: SpokenSentence[][] = [];
  let hasText = false;
  for (const block of blocks) {
    for (const sentence of spokenSentences(article, block)) {
      const run = runs.at(-1);
      const begins = hasText && beginsExchange(run?.at(-1)?.turn ?? null, sentence.turn, someoneAsks);
      if (run && !begins) run.push(sentence);
      else runs.push([sentence]);
      hasText ||= block.kind !== 'heading';
    }
  }
  return runs.map((sentences) => {
    const turns = sentences.flatMap(({ turn }) => turn ?? []);
    const question = turns.findLast(({ isQuestion }) => isQuestion);
    const speaker = turns.find(({ isQuestion }) => !isQuestion)?.speaker ?? turns[0]?.speaker ?? null;
    return {
      headings,
      speaker,
      question: question ? { start: question.textStart, end: question.end } : null,
      sentences,
    };
  });
}

/**
 * A question after anything but the same question, speech after narration, and the other way round. If nobody asks,
 * every turn is a unit, unless the same person continues.
 */
function beginsExchange(before: Turn | null, after: Turn | null, someoneAsks: boolean): boolean {
  if (before === after) return false;
  if (before === null || after === null) return true;
  return someoneAsks ? after.isQuestion : after.speaker !== before.speaker;
}

function passagesOf(
  article: Article,
  { headings, speaker, question, sentences }: Exchange,
  options: ChunkOptions,
  countTokens: CountTokens,
): Passage[] {
  const place = (span: Span): Omit<Passage, 'articleId'> => ({
    headings,
    speaker,
    question: question && question.start < span.start ? question : null,
    ...span,
  });
  const fits = (span: Span): boolean => {
    if (span.end - span.start > options.maxCharacters) return false;
    const whole = contextualText(article, place(span));
    // No model makes more tokens than characters, apart from its frame: mostly no count is needed.
    return whole.length + FRAME <= options.maxTokens || countTokens(whole) <= options.maxTokens;
  };
  const pieces = withHeaders(article, sentences, fits).flatMap((piece) =>
    fits(piece) ? [piece] : split(article.text, piece, fits),
  );
  return pack(pieces, fits).map((span) => ({ articleId: article.id, ...place(span) }));
}

/** The sentences; a table's header and its first row are one piece if they fit: a header alone says nothing. */
function withHeaders(article: Article, sentences: readonly Span[], fits: (span: Span) => boolean): Span[] {
  const pieces: Span[] = [];
  for (const sentence of sentences) {
    const last = pieces.at(-1);
    const header = headerOf(article, sentence.start);
    const both = last && { start: last.start, end: sentence.end };
    if (both && header?.end === last.end && fits(both)) pieces[pieces.length - 1] = both;
    else pieces.push(sentence);
  }
  return pieces;
}

interface Section {
  readonly headings: readonly string[];
  /** The heading's own block first, if there is one. */
  readonly blocks: readonly Block[];
}

/** The runs of blocks between headings. Headings with nothing below them go to the next section. */
function sections(article: Article): Section[] {
  const found: Section[] = [];
  let path: { depth: number; text: string }[] = [];
  let blocks: Block[] = [];
  let hasText = false;
  const close = (): void => {
    if (blocks.length > 0) found.push({ headings: path.map((heading) => heading.text), blocks });
    blocks = [];
    hasText = false;
  };
  for (const block of article.blocks) {
    if (block.kind === 'heading') {
      if (hasText) close();
      const end = Math.min(block.end, block.start + LONGEST_HEADING);
      const text = article.text.slice(block.start, end).toWellFormed();
      path = [...path.filter((heading) => heading.depth < block.depth), { depth: block.depth, text }];
    } else hasText = true;
    blocks.push(block);
  }
  close();
  return found.map((section) => ({
    ...section,
    headings: section.headings.filter((heading) => heading !== article.title),
  }));
}

/** Packs pieces greedily: each passage takes all that fit. */
function pack(pieces: readonly Span[], fits: (span: Span) => boolean): Span[] {
  const packed: Span[] = [];
  let open: Span | undefined;
  for (const piece of pieces) {
    const grown: Span = { start: open?.start ?? piece.start, end: piece.end };
    if (open && !fits(grown)) {
      packed.push(open);
      open = piece;
    } else {
      open = grown;
    }
  }
  if (open) packed.push(open);
  return packed;
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Cuts a stretch that doesn't fit into pieces that do: after commas, else between words, else between graphemes. */
function split(text: string, span: Span, fits: (span: Span) => boolean): Span[] {
  const parts = splitAfter(text, span, /[，,；;、：:]+\s*/gu)
    .flatMap((clause) => refine(text, clause, words, fits))
    .flatMap((word) => refine(text, word, graphemes, fits));
  return pack(parts, fits);
}

function refine(text: string, span: Span, segmenter: Intl.Segmenter, fits: (span: Span) => boolean): Span[] {
  return fits(span) ? [span] : segments(text, span, segmenter);
}

function splitAfter(text: string, span: Span, mark: RegExp): Span[] {
  const parts: Span[] = [];
  let start = span.start;
  for (const match of text.slice(span.start, span.end).matchAll(mark)) {
    const end = span.start + match.index + match[0].length;
    parts.push({ start, end });
    start = end;
  }
  if (start < span.end) parts.push({ start, end: span.end });
  return parts;
}

/** How much is segmented at once: each step of a segmenter takes time in proportion to the text it was given. */
const WINDOW = 256;

/** The segments of a stretch. One that a window cuts off is found whole by the next window. */
function segments(text: string, { start, end }: Span, segmenter: Intl.Segmenter): Span[] {
  const found: Span[] = [];
  for (let from = start, size = WINDOW; from < end; ) {
    const to = Math.min(end, from + size);
    const parts = [...segmenter.segment(text.slice(from, to))];
    const whole = to < end ? parts.slice(0, -1) : parts;
    size = whole.length === 0 ? size * 2 : WINDOW;
    for (const { segment } of whole) {
      found.push({ start: from, end: from + segment.length });
      from += segment.length;
    }
  }
  return found;
}

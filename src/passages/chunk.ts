import type { Article, Block } from '../articles/article.js';
import { sentencesOf } from '../text/sentences.js';
import type { Span } from '../text/span.js';
import type { Passage } from './passage.js';

/** How articles are cut. Other values make other passages, so they are part of a generation's fingerprint. */
export interface ChunkOptions {
  /** The most UTF-16 code units of text in a passage. Sensible: 200 to 600. */
  readonly maxCharacters: number;
  /** The most tokens of a passage together with its context (title, headings, speaker). */
  readonly maxTokens: number;
}

/** Counts a text in the model's tokens. */
export type CountTokens = (text: string) => number;

export const DEFAULT_CHUNK_OPTIONS = { maxCharacters: 480, maxTokens: 512 } as const satisfies ChunkOptions;

/** Raised whenever the same article and options give other passages. */
export const CHUNKING_VERSION = 1;

/** More tokens than any model puts round a text: its special tokens and its prefix. */
const FRAME = 16;

/** The longest context before a passage, in characters, so that a long title can't crowd out the text. */
const MAX_CONTEXT = 120;

/**
 * Cuts an article into passages: whole sentences, packed in order, none twice, a heading always with the text
 * below it. A sentence that is too long by itself is cut between words, never inside a grapheme.
 *
 * @param countTokens the model's own counter; for an index of keywords alone `(text) => text.length`
 */
export function chunk(article: Article, options: ChunkOptions, countTokens: CountTokens): Passage[] {
  const passages: Passage[] = [];
  for (const section of sections(article)) {
    const fits = (span: Span): boolean => {
      const text = article.text.slice(span.start, span.end);
      if (text.length > options.maxCharacters) return false;
      const whole = contextualText(article.title, { headings: section.headings, speaker: null }, text);
      // No model makes more tokens than characters, but for its frame: mostly no count is needed.
      return whole.length + FRAME <= options.maxTokens || countTokens(whole) <= options.maxTokens;
    };
    for (const span of pack(piecesOf(article, section.blocks, fits), fits)) {
      passages.push({ articleId: article.id, headings: section.headings, speaker: null, ...span });
    }
  }
  return passages;
}

/** What is embedded for a passage: its text behind what its place in the article says about it. */
export function contextualText(
  title: string,
  place: Pick<Passage, 'headings' | 'speaker'>,
  text: string,
): string {
  const parts = [title, ...place.headings.slice(-2), place.speaker ?? ''].filter(Boolean);
  const context = [...parts.join(' · ')].slice(0, MAX_CONTEXT).join('');
  return context ? `${context}\n${text}` : text;
}

interface Section {
  readonly headings: readonly string[];
  /** The heading's own block first, where there is one. */
  readonly blocks: readonly Block[];
}

/** The runs of blocks between headings. Headings with nothing below them go to the next section. */
function sections(article: Article): Section[] {
  const found: Section[] = [];
  let path: { depth: number; text: string }[] = [];
  let blocks: Block[] = [];
  const close = (): void => {
    if (blocks.length > 0) found.push({ headings: path.map((heading) => heading.text), blocks });
    blocks = [];
  };
  for (const block of article.blocks) {
    if (block.kind === 'heading') {
      if (blocks.some((earlier) => earlier.kind !== 'heading')) close();
      const text = article.text.slice(block.start, block.end);
      path = [...path.filter((heading) => heading.depth < block.depth), { depth: block.depth, text }];
    }
    blocks.push(block);
  }
  close();
  return found.map((section) => ({
    ...section,
    headings: section.headings.filter((heading) => heading !== article.title),
  }));
}

/** The sentences of the blocks, those that don't fit cut smaller. */
function piecesOf(article: Article, blocks: readonly Block[], fits: (span: Span) => boolean): Span[] {
  return blocks
    .flatMap((block) => sentencesOf(article.text, block))
    .flatMap((sentence) => (fits(sentence) ? [sentence] : split(article.text, sentence, fits)));
}

/** Packs pieces greedily: each passage takes as many as fit. */
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

/** How much is segmented at once: a segmenter's every step takes time in proportion to the text it was given. */
const WINDOW = 256;

/** The segments of a stretch. One that a window cuts off is found again, whole, by the next window. */
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

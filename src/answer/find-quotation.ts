import type { Article } from '../articles/article.js';
import type { Embedder } from '../embedding/embedder.js';
import type { PassageIndex } from '../index/passage-index.js';
import { pacer } from '../pacer.js';
import { spokenSentences } from '../passages/spoken-sentences.js';
import type { Hit } from '../retrieval/hit.js';
import type { Retrieved } from '../retrieval/retrieved.js';
import { retrieve } from '../retrieval/retriever.js';
import { type Alignment, align } from '../text/align.js';
import { type Letters, lettersOf, onlyLetters, textSpan } from '../text/letters.js';
import { sentencesOf } from '../text/sentences.js';
import type { Span } from '../text/span.js';
import type { QuotedExcerpt } from './answer.js';
import { toAnswer } from './answer-from.js';
import { type ExcerptPlace, excerptAt, JUST_THIS } from './excerpt.js';
import type { Finding, FoundQuotation } from './finding.js';
import { linesRound } from './widen.js';

/** Fewer letters than these occur in many places by chance. */
const LEAST_LETTERS = 6;
/** How much of a text is looked for, in UTF-16 code units. */
const LONGEST = 6000;
/** How much of it is looked for in one piece. */
const TOGETHER = 2000;
/** The most letters that are compared one by one: that takes time in proportion to their square. */
const LONGEST_ALIGNED = 600;
/** How many of the best passages are compared letter by letter, and how many articles are searched. */
const COMPARED = { passages: 4, articles: 24 } as const;
/** How many parts of a text are looked for as well as the whole. */
const PARTS = 6;
/** The share of letters that may differ in a text that counts as nearly the same. */
const EDITS = 0.25;
/** The most marks that may belong to a letter. */
const MARKS = 4;
/** How much of a text one search for its passages uses; the rest is searched for separately. */
const QUESTION = 400;

/**
 * Finds which article has a text, or a quotation in it: letter by letter, then nearly, then in meaning. The quote is
 * the whole sentences round the place. For a long text, its stretches are looked for as well, until one is found
 * letter by letter.
 */
export async function findQuotation(
  index: PassageIndex,
  embedder: Embedder | null,
  given: string,
): Promise<Finding> {
  const text = given.slice(0, LONGEST);
  const beginning = text.slice(0, TOGETHER);
  const { found: first, retrieved } = await findStretch(index, embedder, beginning);
  let best = first;
  for (const stretch of stretchesAfter(text, QUESTION)) {
    if (best?.kind === 'exact') return best;
    const { found } = await findStretch(index, embedder, stretch);
    if (best === null || found?.kind === 'exact') best = found;
  }
  // The beginning of a text says best what it is about.
  return best ?? { kind: 'nearest', answer: { ...(await toAnswer(index, beginning, retrieved)), tookMs: 0 } };
}

/** Stretches of whole sentences after an offset, each no longer than one search uses; a longer sentence is cut. */
function stretchesAfter(text: string, offset: number): string[] {
  const stretches: string[] = [];
  for (let start = sentenceStart(text, 0, offset); start < text.length; ) {
    const end = sentenceStart(text, start, start + QUESTION);
    stretches.push(text.slice(start, end));
    start = end;
  }
  return stretches;
}

/** The beginning of the sentence that contains an offset; the offset itself if that beginning is not after `after`. */
function sentenceStart(text: string, after: number, offset: number): number {
  if (offset >= text.length) return text.length;
  const last = sentencesOf(text.slice(after, offset)).at(-1);
  return last && last.start > 0 ? after + last.start : offset;
}

/** The place of a stretch, null if there is none, and what is near it in meaning. */
async function findStretch(
  index: PassageIndex,
  embedder: Embedder | null,
  text: string,
): Promise<{ readonly found: FoundQuotation | null; readonly retrieved: Retrieved }> {
  const retrieved = await retrieve(index, embedder, text.slice(0, QUESTION), { top: 3 });
  return { found: await findIn(index, text, retrieved.hits), retrieved };
}

/** Looks for a text in the articles of some hits. */
async function findIn(
  index: PassageIndex,
  text: string,
  hits: readonly Hit[],
): Promise<FoundQuotation | null> {
  const parts = partsOf(text);
  const articles = await articlesOf(index, hits);
  for (const part of parts) {
    const found = findExact(part, articles);
    if (found) return { kind: 'exact', wanted: part, wantedDiffers: [], quote: await quoteAt(index, found) };
  }
  for (const part of parts) {
    const found = await findNearly(part, hits, articles);
    if (!found) continue;
    const { wantedDiffers } = found;
    return { kind: 'nearly', wanted: part, wantedDiffers, quote: await quoteAt(index, found) };
  }
  return null;
}

/**
 * The whole text, what is in quotation marks in it, and its sentences, the longest first, without those that are too
 * short.
 */
function partsOf(text: string): string[] {
  const quoted = [...text.matchAll(/“([^”]+)”|「([^」]+)」|『([^』]+)』|"([^"]+)"/gu)].map(
    (match) => match.slice(1).find((group) => group !== undefined) ?? '',
  );
  const sentences = sentencesOf(text)
    .map(({ start, end }) => text.slice(start, end))
    .sort((a, b) => b.length - a.length);
  const long = [...new Set([text, ...quoted, ...sentences])].filter(
    (part) => onlyLetters(part).length >= LEAST_LETTERS,
  );
  return long.slice(0, PARTS + 1);
}

interface Candidate {
  readonly article: Article;
  readonly repostOf: string | null;
  readonly letters: Letters;
}

async function articlesOf(index: PassageIndex, hits: readonly Hit[]): Promise<Candidate[]> {
  const ids = new Map(hits.map(({ passage, repostOf }) => [passage.articleId, repostOf]));
  const best = [...ids].slice(0, COMPARED.articles);
  const articles = await index.articles(best.map(([id]) => id));
  return best.flatMap(([id, repostOf]) => {
    const article = articles.get(id);
    return article ? [{ article, repostOf, letters: lettersOf(article.text) }] : [];
  });
}

/** A place in an article, and what to set in bold in it. */
interface Place {
  readonly candidate: Candidate;
  readonly place: Span;
  readonly highlights: readonly Span[];
}

function findExact(part: string, candidates: readonly Candidate[]): Place | null {
  const wanted = onlyLetters(part);
  for (const candidate of candidates) {
    const start = candidate.letters.letters.indexOf(wanted);
    if (start < 0) continue;
    const place = textSpan(candidate.letters, { start, end: start + wanted.length });
    return { candidate, place, highlights: [withMarks(candidate.article.text, place)] };
  }
  return null;
}

/** A stretch with the marks that belong to its first and last letters: quotation marks, a percent sign, a full stop. */
function withMarks(text: string, { start, end }: Span): Span {
  const before = /[\p{Pi}\p{Ps}"']*$/u.exec(text.slice(Math.max(0, start - MARKS), start))?.[0] ?? '';
  const after = /^[^\p{L}\p{N}\s\p{Pi}\p{Ps}]*/u.exec(text.slice(end, end + MARKS))?.[0] ?? '';
  return { start: start - before.length, end: end + after.length };
}

async function findNearly(
  part: string,
  hits: readonly Hit[],
  candidates: readonly Candidate[],
): Promise<(Place & { wantedDiffers: readonly Span[] }) | null> {
  const wanted = lettersOf(part);
  if (wanted.letters.length > LONGEST_ALIGNED) return null;
  let best: { candidate: Candidate; alignment: Alignment; offset: number } | null = null;
  const pause = pacer();
  for (const { passage } of hits.slice(0, COMPARED.passages)) {
    await pause();
    const candidate = candidates.find(({ article }) => article.id === passage.articleId);
    if (!candidate) continue;
    const window = windowRound(candidate.letters, passage, wanted.letters.length);
    const alignment = align(wanted.letters, candidate.letters.letters.slice(window.start, window.end));
    if (!best || alignment.edits < best.alignment.edits)
      best = { candidate, alignment, offset: window.start };
  }
  if (!best || best.alignment.edits > EDITS * wanted.letters.length) return null;
  const { candidate, alignment, offset } = best;
  const inText = ({ start, end }: Span): Span =>
    textSpan(candidate.letters, { start: start + offset, end: end + offset });
  return {
    candidate,
    place: inText(alignment.found),
    highlights: alignment.differs.map(inText),
    wantedDiffers: alignment.wantedDiffers.map((span) => textSpan(wanted, span)),
  };
}

/** A passage and as much text round it as a quotation may extend beyond it, counted in letters. */
function windowRound({ offsets }: Letters, passage: Span, length: number): Span {
  const first = offsets.findIndex((offset) => offset >= passage.start);
  const last = offsets.findLastIndex((offset) => offset < passage.end);
  return { start: Math.max(0, first - length), end: last + 1 + length };
}

async function quoteAt(index: PassageIndex, place: Place): Promise<QuotedExcerpt> {
  return excerptAt(index, quotedPlace(place));
}

/** The whole sentences round a place. */
function quotedPlace({ candidate, place, highlights }: Place): ExcerptPlace {
  const { article, repostOf } = candidate;
  const touched = spokenSentences(article, linesRound(article.text, place)).filter(
    ({ start, end }) => start < place.end && place.start < end,
  );
  const span = {
    start: Math.min(place.start, touched[0]?.start ?? place.start),
    end: Math.max(place.end, touched.at(-1)?.end ?? place.end),
  };
  const speakers = new Set(touched.map(({ turn }) => turn?.speaker ?? null));
  return {
    article,
    span,
    ...JUST_THIS,
    speaker: speakers.size === 1 ? (touched[0]?.turn?.speaker ?? null) : null,
    highlights,
    passage: span,
    repostOf,
  };
}

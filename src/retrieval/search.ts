import type { Embedder, Embedding } from '../embedding/embedder.js';
import type { CandidateLimits, PassageIndex } from '../index/passage-index.js';
import { termFinder } from '../text/finder.js';
import { hasHan } from '../text/letters.js';
import { type ConfidenceFeatures, judgeConfidence } from './judging/confidence.js';
import { cueReader } from './question/cues.js';
import {
  asksForQuestions,
  asksForWord,
  formsOf,
  type Question,
  questionTerms,
  questionWords,
  quotedPhrases,
  type Translations,
  weigh,
  wordingTerms,
} from './question/query.js';
import { chooseQuotes, type QuotedHit } from './quoting/choose-quotes.js';
import { DEFAULT_FUSION, fuse, VECTORS_ALONE } from './ranking/fuse.js';
import { type RankedHit, rank } from './ranking/rank.js';
import { ArticleReader, readAll, withPhrases } from './ranking/read-hits.js';
import { textOf } from './repost.js';
import type { Retrieved, RetrieveOptions } from './retrieved.js';

/** How many passages each side proposes. Past these, neither side's best changes the fused first ten. */
const PROPOSED = { lexical: 200, dense: 60 } as const satisfies CandidateLimits;

/**
 * How many of the best hits are read, for each quote that is wanted, and at least; hits in reposts of what was read
 * come on top, up to so many in all.
 */
const READ = { perQuote: 4, least: 12, most: 200 } as const;

const NOTHING: Retrieved = { tier: 'nothing', confidence: 0, features: null, quotes: [], hits: [] };

/** A question and what it is searched by. */
export interface Wording {
  readonly question: Question;
  /** Forms that count as its words; none where it is searched as it was put. */
  readonly translations: Translations;
  /** What is embedded. */
  readonly meaning: string;
}

/** Searches one generation for a question, once. */
export async function search(
  index: PassageIndex,
  embedder: Embedder | null,
  { question, translations, meaning }: Wording,
  { top, after = 0, filter, searchedBy = 'fused' }: RetrieveOptions,
): Promise<Retrieved> {
  const terms = formsOfAll(questionTerms(question), translations);
  if (terms.length === 0) return NOTHING;
  const wording = formsOfAll(wordingTerms(question), translations);
  const known = await weigh(index, [...new Set([...terms, ...wording])]);
  const hasVectors = embedder !== null && index.info.model !== null && searchedBy !== 'keywords';
  const embedded = hasVectors ? await embedQuestion(embedder, meaning) : null;
  const vector = embedded?.vector ?? null;
  const candidates = await index.candidates({ terms, vector, limits: PROPOSED, ...(filter && { filter }) });
  const reader = new ArticleReader(index);
  const ordered = fuse(candidates, searchedBy === 'vectors' ? VECTORS_ALONE : DEFAULT_FUSION);
  const fused = await withPhrases(reader, ordered, quotedPhrases(question.text));
  const find = termFinder(wording);
  const sought = {
    weights: pick(known, wording),
    find,
    vector: embedded?.spans[0] ?? null,
    cues: cueReader(question.text),
  };
  const count = readFor(after + top);
  const readable = fused.slice(0, Math.max(count, READ.most));
  const all = rank(await readAll(index, reader, readable, count, sought), {
    words: questionWords(question, translations),
    weights: known,
    find,
    weight: terms.reduce((sum, term) => sum + (known.get(term) ?? 0), 0),
  });
  const pages = pageEnds(after, top).map((end) => ({
    end,
    read: all.filter(({ nth }) => nth <= readFor(end)),
  }));
  const quotes = chooseQuotes(pages, asksForQuestions(question.text));
  if (!quotes[0]) return NOTHING;
  // How sure an answer is does not change where further quotes of it are wanted.
  const read = pages[0]?.read ?? [];
  const isRead = new Set(read.map(({ hit }) => hit.passage));
  const hits = [...read.map(({ hit }) => hit), ...fused.filter(({ passage }) => !isRead.has(passage))];
  const features = featuresOf({ question, inHan: hasHan(meaning) }, quotes[0], read);
  return { ...judgeConfidence(features), features, quotes, hits };
}

/** How many hits are read for so many quotes. */
function readFor(quotes: number): number {
  return Math.max(READ.least, quotes * READ.perQuote);
}

/** Where each page ends whose last one are the `top` quotes after the first ones. */
function pageEnds(after: number, top: number): number[] {
  const pages = Math.ceil((after + top) / top);
  return Array.from({ length: pages }, (_, i) => after + top * (i + 2 - pages)).filter((end) => end > 0);
}

function formsOfAll(terms: readonly string[], translations: Translations): string[] {
  return [...new Set(terms.flatMap((term) => formsOf(term, translations)))];
}

function pick(weights: ReadonlyMap<string, number>, terms: readonly string[]): Map<string, number> {
  return new Map(terms.map((term) => [term, weights.get(term) ?? 0]));
}

async function embedQuestion(embedder: Embedder, text: string): Promise<Embedding | null> {
  const [embedding] = await embedder.embed([{ text, spans: [{ start: 0, end: text.length }] }], 'query');
  return embedding ?? null;
}

/** Where a word is looked up, a passage that has it answers, and no less for the others that have it too. */
const WORD_LOOKED_UP = { cosine: null, sentence: null, margin: 1 } as const;

function featuresOf(
  { question, inHan }: { readonly question: Question; readonly inHan: boolean },
  { hit, evidence }: QuotedHit,
  read: readonly RankedHit[],
): ConfidenceFeatures {
  const rival = read.find((other) => textOf(other.hit) !== textOf(hit))?.hit.score ?? 0;
  const features = { ...evidence, margin: Math.max(0, hit.score - rival), inHan };
  return asksForWord(question) ? { ...features, ...WORD_LOOKED_UP } : features;
}

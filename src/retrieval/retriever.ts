import type { Article } from '../articles/article.js';
import type { Embedder, Embedding } from '../embedding/embedder.js';
import type { ArticleFilter, PassageIndex } from '../index/passage-index.js';
import { contextOf } from '../passages/context.js';
import { termFinder } from '../text/finder.js';
import { hasHan, lettersOf } from '../text/letters.js';
import { chooseQuotes, type QuotedHit } from './choose-quotes.js';
import { type ConfidenceFeatures, judgeConfidence, type Tier } from './confidence.js';
import { cueReader } from './cues.js';
import { holdsNearly, isNearDuplicate } from './duplicates.js';
import { DEFAULT_FUSION, fuse, type Hit, VECTORS_ALONE } from './fuse.js';
import {
  asksForQuestions,
  asksForWord,
  questionTerms,
  questionWords,
  quotedPhrases,
  weigh,
  wordingTerms,
} from './query.js';
import { type RankedHit, type ReadHit, rank } from './rank.js';
import { isRepost, passageText, textOf } from './repost.js';
import { type SoughtAnswer, scoreSentences } from './sentences.js';

/** What an index has to say to a question. */
export interface Retrieved {
  readonly tier: Tier;
  readonly confidence: number;
  readonly features: ConfidenceFeatures | null;
  /** Best first, each from another place and saying something else. */
  readonly quotes: readonly QuotedHit[];
  /** Every candidate, best first. */
  readonly hits: readonly Hit[];
}

/** Which side is asked: both, or one alone to see what it gives. */
export type SearchedBy = 'fused' | 'keywords' | 'vectors';

export interface RetrieveOptions {
  /** How many quotes at most. */
  readonly top: number;
  readonly searchedBy?: SearchedBy;
  readonly filter?: ArticleFilter;
}

/**
 * How many of the best hits are read, for each quote that is wanted, and at least; hits in reposts of what was read
 * come on top, up to so many in all.
 */
const READ = { perQuote: 4, least: 12, most: 200 } as const;

const NOTHING: Retrieved = { tier: 'nothing', confidence: 0, features: null, quotes: [], hits: [] };

/**
 * Answers a question from one generation.
 *
 * @param embedder of the model the index was made with; null searches keywords alone
 */
export async function retrieve(
  index: PassageIndex,
  embedder: Embedder | null,
  question: string,
  { top, filter, searchedBy = 'fused' }: RetrieveOptions,
): Promise<Retrieved> {
  const terms = questionTerms(question);
  if (terms.length === 0) return NOTHING;
  const hasVectors = embedder !== null && index.info.model !== null && searchedBy !== 'keywords';
  const embedded = hasVectors ? await embedQuestion(embedder, question) : null;
  const vector = embedded?.vector ?? null;
  const candidates = await index.candidates({ terms, vector, ...(filter && { filter }) });
  const wording = wordingTerms(question);
  const known = await weigh(index, [...new Set([...terms, ...wording])]);
  const articleOf = articleReader(index);
  const ordered = fuse(candidates, searchedBy === 'vectors' ? VECTORS_ALONE : DEFAULT_FUSION);
  const fused = await withPhrases(articleOf, ordered, quotedPhrases(question));
  const find = termFinder(wording);
  const sought = {
    weights: pick(known, wording),
    find,
    vector: embedded?.spans[0] ?? null,
    cues: cueReader(question),
  };
  const count = Math.max(READ.least, top * READ.perQuote);
  const readable = fused.slice(0, Math.max(count, READ.most));
  const read = rank(await readAll(index, articleOf, readable, count, sought), {
    words: questionWords(question),
    weights: known,
    find,
    weight: terms.reduce((sum, term) => sum + (known.get(term) ?? 0), 0),
  });
  const quotes = chooseQuotes(read, top, asksForQuestions(question));
  if (!quotes[0]) return NOTHING;
  const isRead = new Set(read.map(({ hit }) => hit.passage));
  const hits = [...read.map(({ hit }) => hit), ...fused.filter(({ passage }) => !isRead.has(passage))];
  const features = featuresOf(question, quotes[0], read);
  return { ...judgeConfidence(features), features, quotes, hits };
}

function pick(weights: ReadonlyMap<string, number>, terms: readonly string[]): Map<string, number> {
  return new Map(terms.map((term) => [term, weights.get(term) ?? 0]));
}

type ReadArticle = (id: string) => Promise<Article | null>;

/** Reads each article once for a question: several hits are in the same one. */
function articleReader(index: PassageIndex): ReadArticle {
  const known = new Map<string, Promise<Article | null>>();
  return (id) => {
    const article = known.get(id) ?? index.article(id);
    known.set(id, article);
    return article;
  };
}

/** Those hits that hold every phrase, their titles and headings included; all of them where none does. */
async function withPhrases(
  articleOf: ReadArticle,
  hits: readonly Hit[],
  phrases: readonly string[],
): Promise<readonly Hit[]> {
  if (phrases.length === 0) return hits;
  const holding: Hit[] = [];
  for (const hit of hits) {
    const article = await articleOf(hit.passage.articleId);
    if (!article) continue;
    const { letters } = lettersOf(
      [...contextOf(article, hit.passage), passageText({ hit, article })].join('\n'),
    );
    if (phrases.every((phrase) => letters.includes(phrase))) holding.push(hit);
  }
  return holding.length > 0 ? holding : hits;
}

async function embedQuestion(embedder: Embedder, text: string): Promise<Embedding | null> {
  const [embedding] = await embedder.embed([{ text, spans: [{ start: 0, end: text.length }] }], 'query');
  return embedding ?? null;
}

/**
 * Reads hits until there are `count` of them. Passages that a better hit has the reposts of are left out; those
 * that differ from them in a little are read and don't count.
 */
async function readAll(
  index: PassageIndex,
  articleOf: ReadArticle,
  hits: readonly Hit[],
  count: number,
  sought: SoughtAnswer,
): Promise<ReadHit[]> {
  const read: ReadHit[] = [];
  let own = 0;
  for (const hit of hits) {
    if (own === count) break;
    const article = await articleOf(hit.passage.articleId);
    if (!article) continue;
    const text = passageText({ hit, article });
    const rivals = read.filter((other) => isRepost(hit, other.hit)).map(passageText);
    if (rivals.some((rival) => holdsNearly(rival, text))) continue;
    if (!rivals.some((rival) => isNearDuplicate(rival, text))) own++;
    const vectors = sought.vector ? await index.sentenceVectors(hit.passage) : [];
    read.push({ hit, article, sentences: scoreSentences(article, hit.passage, vectors, sought) });
  }
  return read;
}

/** Where a word is looked up, a passage that has it answers, and no less for the others that have it too. */
const WORD_LOOKED_UP = { cosine: null, sentence: null, margin: 1 } as const;

function featuresOf(
  question: string,
  { hit, evidence }: QuotedHit,
  read: readonly RankedHit[],
): ConfidenceFeatures {
  const rival = read.find((other) => textOf(other.hit) !== textOf(hit))?.hit.score ?? 0;
  const features = { ...evidence, margin: Math.max(0, hit.score - rival), inHan: hasHan(question) };
  return asksForWord(question) ? { ...features, ...WORD_LOOKED_UP } : features;
}

import type { Article } from '../articles/article.js';
import type { Embedder } from '../embedding/embedder.js';
import type { ArticleFilter, PassageIndex } from '../index/passage-index.js';
import { contextOf } from '../passages/context.js';
import { tokenize } from '../text/tokenize.js';
import { type ConfidenceFeatures, judgeConfidence, type Tier } from './confidence.js';
import { isNearDuplicate } from './duplicates.js';
import { fuse, type Hit } from './fuse.js';
import { asksForQuestions, questionTerms, weigh } from './query.js';
import { type Quote, type QuoteOptions, selectQuote } from './quote.js';

/** A hit with its article and the quote taken from it. */
export interface QuotedHit {
  readonly hit: Hit;
  readonly article: Article;
  readonly quote: Quote;
}

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

export interface RetrieveOptions {
  /** How many quotes at most. */
  readonly top: number;
  readonly filter?: ArticleFilter;
}

/** How many of the best hits are looked at for quotes, for each quote that is wanted. */
const HITS_PER_QUOTE = 4;

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
  { top, filter }: RetrieveOptions,
): Promise<Retrieved> {
  const terms = questionTerms(question);
  if (terms.length === 0) return NOTHING;
  const [vector] = embedder && index.info.model ? await embedder.embed([question], 'query') : [];
  const candidates = await index.candidates({ terms, vector: vector ?? null, ...(filter && { filter }) });
  const hits = fuse(candidates);
  const weights = await weigh(index, terms);
  const options = { weights, asksForQuestions: asksForQuestions(question) };
  const quotes = await quote(index, hits.slice(0, top * HITS_PER_QUOTE), options, top);
  if (!quotes[0]) return NOTHING;
  const features = featuresOf(quotes[0], hits, weights);
  return { ...judgeConfidence(features), features, quotes, hits };
}

async function quote(
  index: PassageIndex,
  hits: readonly Hit[],
  options: QuoteOptions,
  top: number,
): Promise<QuotedHit[]> {
  const quoted: QuotedHit[] = [];
  for (const hit of hits) {
    if (quoted.length === top) break;
    const article = await index.article(hit.passage.articleId);
    const selected = article && selectQuote(article, hit.passage, options);
    if (!selected) continue;
    const text = article.text.slice(selected.start, selected.end);
    const isNew = quoted.every((other) => !isNearDuplicate(text, quoteText(other)));
    if (isNew) quoted.push({ hit, article, quote: selected });
  }
  return quoted;
}

function quoteText({ article, quote }: QuotedHit): string {
  return article.text.slice(quote.start, quote.end);
}

function featuresOf(
  { hit, article }: QuotedHit,
  hits: readonly Hit[],
  weights: ReadonlyMap<string, number>,
): ConfidenceFeatures {
  const passage = [
    ...contextOf(article, hit.passage),
    article.text.slice(hit.passage.start, hit.passage.end),
  ];
  const held = new Set(tokenize(passage.join('\n')).map(({ term }) => term));
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const found = [...weights].reduce((sum, [term, weight]) => sum + (held.has(term) ? weight : 0), 0);
  const rival = hits.find((other) => other.passage.articleId !== article.id)?.score ?? 0;
  const cosines = hits.flatMap(({ cosine }) => (cosine === null ? [] : [cosine]));
  return {
    coverage: total === 0 ? 0 : found / total,
    cosine: cosines.length > 0 ? Math.max(...cosines) : null,
    lexical: total === 0 ? 0 : hit.lexical / total,
    margin: Math.max(0, hit.score - rival),
  };
}

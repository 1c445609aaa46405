import type { ServingIndex } from '../index/passage-index.js';
import { contextOf } from '../passages/context.js';
import { contributionsOf, type Logistic, thresholdsFor } from '../retrieval/judging/confidence.js';
import type { JudgedQuote } from '../retrieval/judging/judge-quotes.js';
import type { Question } from '../retrieval/question/question.js';
import type { WeighedQuestion } from '../retrieval/question/weights.js';
import type { RankedHit } from '../retrieval/ranking/rank.js';
import type { SearchTrace } from '../retrieval/trace.js';
import type { Span } from '../text/span.js';
import { answerFrom } from './answer-from.js';
import type { EmbedderFor } from './answer-service.js';
import type {
  ExplainedPassage,
  ExplainedQuote,
  ExplainedSearch,
  ExplainedTerm,
  Explanation,
  Weighed,
} from './explanation.js';
import type { PinBoard } from './pins/pin-board.js';
import { checkedPins } from './pins/report.js';

/**
 * Answers a question as for everybody, and reports what was found and how it was judged.
 *
 * @param board what admins have pinned
 */
export function explain(
  live: Pick<ServingIndex, 'use'>,
  embedderFor: EmbedderFor,
  board: PinBoard,
  question: string,
): Promise<Explanation> {
  return live.use(async (index) => {
    const traces: SearchTrace[] = [];
    const embedder = await embedderFor(index.info);
    const { answer, retrieved } = await answerFrom(index, embedder, question, {
      now: new Date(),
      board,
      onSearch: (trace) => void traces.push(trace),
    });
    const chosen = traces.find((trace) => isFrom(trace, retrieved.quotes));
    return {
      answer,
      pins: await checkedPins(index, await board.pinsFor(embedder, question), true),
      searches: traces.map((trace) => searchOf(trace, trace === chosen)),
      quotes: chosen ? retrieved.quotes.map((quote) => quoteOf(quote, chosen)) : [],
    };
  });
}

/** Each search makes its own hits. */
function isFrom(trace: SearchTrace, [first]: readonly JudgedQuote[]): boolean {
  return first !== undefined && trace.quotes[0]?.hit === first.hit;
}

function searchOf(trace: SearchTrace, isChosen: boolean): ExplainedSearch {
  const { wording, question, fused, ranked } = trace;
  const places = new Map(fused.map(({ passage, score }, i) => [passage, { fused: score, fusedRank: i + 1 }]));
  return {
    wording,
    isChosen,
    text: question.text,
    meaning: question.meaning,
    terms: termsOf(question, question.weightOf),
    words: question.words.map((word) => ({
      word: word.term,
      forms: word.forms,
      says: question.saysOf(word),
    })),
    candidates: fused.length,
    passages: ranked.map((one) => passageOf(one, question, places.get(one.hit.passage) ?? UNFUSED)),
  };
}

/** For passages that were not among the candidates, which never happens. */
const UNFUSED = { fused: 0, fusedRank: 0 } as const;

function termsOf({ terms, former }: Question, weightOf: (term: string) => number): ExplainedTerm[] {
  const all = [
    ...terms.map((term) => ({ term, isFormer: false })),
    ...(former?.terms ?? []).map((term) => ({ term, isFormer: true })),
  ];
  return all.map((one) => ({ ...one, weight: weightOf(one.term) })).sort((a, b) => b.weight - a.weight);
}

function passageOf(
  { hit, article, sentences, evidence, probability }: RankedHit,
  { find }: Pick<WeighedQuestion, 'find'>,
  place: Pick<ExplainedPassage, 'fused' | 'fusedRank'>,
): ExplainedPassage {
  const context = find(contextOf(article, hit.passage).join('\n'));
  return {
    ...stretchOf(article, hit.passage),
    ...place,
    keywords: hit.lexical,
    meaning: hit.cosine,
    score: hit.score,
    probability,
    lacksNamed: evidence.lacks === 1,
    matched: [...new Set([...context, ...sentences.flatMap(({ terms }) => [...terms])])],
  };
}

function quoteOf(judged: JudgedQuote, { question, judging, wording }: SearchTrace): ExplainedQuote {
  const { article, quote, tier, confidence, topic, features } = judged;
  return {
    ...stretchOf(article, quote),
    tier,
    confidence,
    topic,
    thresholds: thresholdsFor(features, judging),
    lacksNamed: features.lacks === 1,
    isGuess: wording === 'respelling',
    weighed: question.intents.lookup
      ? null
      : { answers: weighedBy(judging.answers, features), topic: weighedBy(judging.topic, features) },
    features,
  };
}

function weighedBy(model: Logistic, features: JudgedQuote['features']): Weighed {
  const contributions = contributionsOf(features, model)
    .filter(({ logit }) => logit !== 0)
    .sort((a, b) => Math.abs(b.logit) - Math.abs(a.logit));
  return { bias: model.bias, contributions };
}

function stretchOf(
  { id: articleId, title, text }: JudgedQuote['article'],
  { start, end }: Span,
): Pick<ExplainedQuote, 'articleId' | 'title' | 'text' | 'start' | 'end'> {
  return { articleId, title, start, end, text: text.slice(start, end) };
}

import type { Embedder } from '../embedding/embedder.js';
import type { CandidateLimits, PassageIndex } from '../index/passage-index.js';
import { pacer } from '../pacer.js';
import { calibrationFor } from './calibration/load.js';
import type { Hit } from './hit.js';
import { backgroundOf } from './judging/features.js';
import { type JudgedQuote, judgeQuotes } from './judging/judge-quotes.js';
import { embedQuestion } from './question/meaning.js';
import { periodIn } from './question/period.js';
import type { Question } from './question/question.js';
import { weigh } from './question/weights.js';
import { chooseQuotes } from './quoting/choose-quotes.js';
import { pagesOf } from './quoting/pages.js';
import { ArticleReader } from './ranking/article-reader.js';
import { newestFirst } from './ranking/editions.js';
import { fuse, VECTORS_ALONE } from './ranking/fuse.js';
import { keepPhrases } from './ranking/keep-phrases.js';
import { propose } from './ranking/propose.js';
import { type RankedHit, rank } from './ranking/rank.js';
import { readHits } from './ranking/read-hits.js';
import { scoreHits } from './ranking/score-hits.js';
import type { Retrieved, RetrieveOptions, SearchedBy } from './retrieved.js';
import type { Wording } from './trace.js';

/** How many passages each side proposes. Past these, neither side's best changes the fused first ten. */
export const PROPOSED = { lexical: 200, dense: 60 } as const satisfies CandidateLimits;

/** The result if there is nothing to say. */
export const NOTHING = {
  tier: 'nothing',
  confidence: 0,
  topic: 0,
  chat: null,
  continues: null,
  quotes: [],
  hasFurther: false,
  hits: [],
} as const;

/** Whether a question's vectors can and should be compared with the index's. */
export function comparesMeanings(
  index: PassageIndex,
  embedder: Embedder | null,
  searchedBy: SearchedBy = 'fused',
): embedder is Embedder {
  return embedder !== null && index.info.model !== null && searchedBy !== 'keywords';
}

/**
 * Searches one generation for a question, once.
 *
 * @param wording how it is phrased, for the trace
 */
export async function search(
  index: PassageIndex,
  embedder: Embedder | null,
  question: Question,
  { top, after = 0, filter, searchedBy, now, onSearch }: RetrieveOptions,
  wording: Wording = 'as-asked',
): Promise<Retrieved> {
  const hasVectors = comparesMeanings(index, embedder, searchedBy);
  const { calibration, isOwn: isCalibrated } = calibrationFor(hasVectors ? index.info.model : null);
  const nothing = { ...NOTHING, isCalibrated, keywordsOnly: !hasVectors };
  if (hasNoTerms(question) || question.intents.saysNothing) return nothing;
  const reader = new ArticleReader(index);
  const pause = pacer();

  const weighed = await weigh(index, question);
  const meaning = hasVectors ? await embedQuestion(embedder, question) : null;
  const candidates = await propose(index, question, {
    vector: meaning?.vector ?? null,
    limits: PROPOSED,
    ...(filter && { filter }),
  });
  await pause();
  const fused = fuse(candidates, searchedBy === 'vectors' ? VECTORS_ALONE : calibration.fusion);
  const hits = await keepPhrases(reader, fused, question.phrases);
  await pause();
  const read = await readHits(reader, hits, after + top);
  const scored = await scoreHits(index, read, weighed, meaning?.span ?? null, calibration.sentences);
  const period = now ? periodIn(question.folded, now) : null;
  const ranked = await rank(scored, weighed, calibration.rank);
  await pause();
  const pages = pagesOf(ranked, after, top, (hits) => newestFirst(hits, { ...question, period }));
  // An answer's confidence does not change when further quotes of it are wanted.
  const [page] = pages;
  const last = pages.at(-1);
  const judging = calibration.judging[meaning ? 'vectors' : 'keywords'];
  const tell = (quotes: readonly JudgedQuote[]): void =>
    onSearch?.({ wording, question: weighed, fused, ranked: last?.read ?? [], judging, quotes });
  if (!page || !last) {
    tell([]);
    return nothing;
  }
  const ahead = { ...last, end: last.end + top };
  const chosen = chooseQuotes([...pages, ahead], question.intents, calibration.quotes);
  const surroundings = { ranked: page.read, background: backgroundOf(candidates, PROPOSED.dense) };
  const { quotes, hasFurther } = await upTo(last.end, judgeQuotes(weighed, chosen, surroundings, judging));
  tell(quotes);
  const [first] = quotes;
  if (!first) return nothing;
  const { tier, confidence, topic } = first;
  return {
    ...nothing,
    tier,
    confidence,
    topic,
    quotes,
    hasFurther,
    hits: inFinalOrder(page.read, hits),
  };
}

/** A number of quotes, and whether any that comes after them is at least on the topic: the first such one will do. */
async function upTo(
  count: number,
  judged: Iterable<JudgedQuote>,
): Promise<Pick<Retrieved, 'quotes' | 'hasFurther'>> {
  const pause = pacer();
  const quotes: JudgedQuote[] = [];
  for (const quote of judged) {
    await pause();
    if (quotes.length < count) quotes.push(quote);
    else if (quote.tier !== 'nothing') return { quotes, hasFurther: true };
  }
  return { quotes, hasFurther: false };
}

function hasNoTerms({ terms, former }: Question): boolean {
  return terms.length === 0 && (former?.terms.length ?? 0) === 0;
}

/** The hits that were read, as they were ranked, then the others in their order. */
function inFinalOrder(ranked: readonly RankedHit[], hits: readonly Hit[]): Hit[] {
  const isRead = new Set(ranked.map(({ hit }) => hit.passage));
  return [...ranked.map(({ hit }) => hit), ...hits.filter(({ passage }) => !isRead.has(passage))];
}

import type { Embedder } from '../embedding/embedder.js';
import type { Candidate, CandidateLimits, PassageIndex } from '../index/passage-index.js';
import { calibrationFor } from './calibration/load.js';
import type { Hit } from './hit.js';
import { type Judging, judgeLookup, judgeQuote } from './judging/confidence.js';
import { featuresOf, type Surroundings } from './judging/features.js';
import { embedQuestion } from './question/meaning.js';
import type { Question } from './question/question.js';
import { type WeighedQuestion, weigh } from './question/weights.js';
import { chooseQuotes, type QuotedHit } from './quoting/choose-quotes.js';
import { pagesOf } from './quoting/pages.js';
import { ArticleReader } from './ranking/article-reader.js';
import { fuse, VECTORS_ALONE } from './ranking/fuse.js';
import { keepPhrases } from './ranking/keep-phrases.js';
import { type RankedHit, rank } from './ranking/rank.js';
import { readHits } from './ranking/read-hits.js';
import { scoreHits } from './ranking/score-hits.js';
import type { JudgedQuote, Retrieved, RetrieveOptions } from './retrieved.js';

/** How many passages each side proposes. Past these, neither side's best changes the fused first ten. */
const PROPOSED = { lexical: 200, dense: 60 } as const satisfies CandidateLimits;

const NOTHING = { tier: 'nothing', confidence: 0, topic: 0, quotes: [], hits: [] } as const;

/** Searches one generation for a question, once. */
export async function search(
  index: PassageIndex,
  embedder: Embedder | null,
  question: Question,
  { top, after = 0, filter, searchedBy = 'fused' }: RetrieveOptions,
): Promise<Retrieved> {
  const hasVectors = embedder !== null && index.info.model !== null && searchedBy !== 'keywords';
  const { calibration, isOwn } = calibrationFor(hasVectors ? (index.info.model?.name ?? null) : null);
  const isCalibrated = isOwn;
  if (question.terms.length === 0) return { ...NOTHING, isCalibrated };
  const reader = new ArticleReader(index);

  const weighed = await weigh(index, question);
  const meaning = hasVectors ? await embedQuestion(embedder, question) : null;
  const candidates = await index.candidates({
    terms: question.terms,
    vector: meaning?.vector ?? null,
    limits: PROPOSED,
    ...(filter && { filter }),
  });
  const fused = fuse(candidates, searchedBy === 'vectors' ? VECTORS_ALONE : calibration.fusion);
  const hits = await keepPhrases(reader, fused, question.phrases);
  const read = await readHits(reader, hits, after + top);
  const scored = await scoreHits(index, read, weighed, meaning?.span ?? null, calibration.sentences);
  const ranked = rank(scored, weighed, calibration.rank);
  const pages = pagesOf(ranked, after, top);
  const quotes = chooseQuotes(pages, question.intents, calibration.quotes);

  // How sure an answer is does not change where further quotes of it are wanted.
  const [page] = pages;
  if (!page) return { ...NOTHING, isCalibrated };
  const surroundings = { ranked: page.read, background: backgroundOf(candidates) };
  const judged = quotes.map((quoted) =>
    withJudgement(weighed, quoted, surroundings, calibration.judging[meaning ? 'vectors' : 'keywords']),
  );
  const [first] = judged;
  if (!first) return { ...NOTHING, isCalibrated };
  const { tier, confidence, topic } = first;
  return { tier, confidence, topic, isCalibrated, quotes: judged, hits: inFinalOrder(page.read, hits) };
}

function withJudgement(
  question: WeighedQuestion,
  quoted: QuotedHit,
  surroundings: Surroundings,
  judging: Judging,
): JudgedQuote {
  const features = featuresOf(question, quoted, surroundings);
  const judged = question.intents.lookup ? judgeLookup(features) : judgeQuote(features, judging);
  return { ...quoted, ...judged, features };
}

/** The cosine of the last passage that the vectors propose: of what has nothing to do with the question. */
function backgroundOf(candidates: readonly Candidate[]): number {
  const cosines = candidates.flatMap(({ cosine }) => (cosine === null ? [] : [cosine]));
  return cosines.sort((a, b) => b - a)[Math.min(cosines.length, PROPOSED.dense) - 1] ?? 0;
}

/** What was read as it was ranked, then the others as they were. */
function inFinalOrder(ranked: readonly RankedHit[], hits: readonly Hit[]): Hit[] {
  const isRead = new Set(ranked.map(({ hit }) => hit.passage));
  return [...ranked.map(({ hit }) => hit), ...hits.filter(({ passage }) => !isRead.has(passage))];
}

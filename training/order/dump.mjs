import { basename } from 'node:path';
import { formersOf, goingOn } from '#dist/retrieval/question/follow-up.js';
import { embedQuestion } from '#dist/retrieval/question/meaning.js';
import { readQuestion } from '#dist/retrieval/question/question.js';
import { translate } from '#dist/retrieval/question/translate.js';
import { weigh } from '#dist/retrieval/question/weights.js';
import { complete } from '#dist/retrieval/quoting/complete.js';
import { MAX_QUOTE, runsOf } from '#dist/retrieval/quoting/quote.js';
import { ArticleReader } from '#dist/retrieval/ranking/article-reader.js';
import { fuse } from '#dist/retrieval/ranking/fuse.js';
import { keepPhrases } from '#dist/retrieval/ranking/keep-phrases.js';
import { propose } from '#dist/retrieval/ranking/propose.js';
import { evidenceOf } from '#dist/retrieval/ranking/rank.js';
import { scoreHits } from '#dist/retrieval/ranking/score-hits.js';
import { PROPOSED } from '#dist/retrieval/search.js';
import { holdsAny, isArticle } from '../sets.mjs';
import { READ } from './replay.mjs';

/**
 * @import { PassageIndex } from '#dist/index/passage-index.js'
 * @import { Embedder } from '#dist/embedding/embedder.js'
 * @import { Question } from '#dist/retrieval/question/question.js'
 * @import { WeighedQuestion } from '#dist/retrieval/question/weights.js'
 * @import { ScoredHit } from '#dist/retrieval/ranking/sentence-scores.js'
 * @import { Asked } from '../sets.mjs'
 * @import { Dumped, Passage, Run, Sentence, Weights } from './replay.mjs'
 * @typedef {{ index: PassageIndex, embedder: Embedder | null, start: Weights }} Searched
 * An index, what embeds questions, null to go by keywords alone, and the weights that training sets out from.
 */

/** Whatever the vectors' share, the hits that are read are among the best by one of these. */
const SHARES = [0.05, 0.15, 0.3, 0.5, 0.75];
const SPARE = 4;

/**
 * Records everything that the passages' places and the choice of quotes depend on, for each question with an answer.
 *
 * @param {string} set
 * @param {readonly Asked[]} questions
 * @param {Searched} searched
 * @returns {Promise<Dumped[]>}
 */
export async function dumpAll(set, questions, searched) {
  const all = [];
  for (const asked of questions) {
    if (asked.article === null) continue;
    const question = await wordingOf(asked, searched);
    const of = { set: basename(set), id: asked.id, article: asked.article };
    all.push({ ...of, ...(await dump(question, asked, searched)) });
  }
  return all;
}

/**
 * The question as it is searched: completed by former ones, and in Chinese words if it has any.
 * @param {Asked} asked
 * @param {Searched} searched
 */
export async function wordingOf({ question: text, before = [] }, { index, start }) {
  const question = readQuestion(text);
  const formers = formersOf(
    question,
    before.map((said) => said.text),
  );
  const translated = await translate(index, question);
  return goingOn(translated ?? question, formers, start.formers);
}

/** @param {Question} question @param {Asked} asked @param {Searched} searched */
async function dump(question, asked, { index, embedder, start }) {
  const reader = new ArticleReader(index);
  const weighed = await weigh(index, question);
  const meaning = embedder ? await embedQuestion(embedder, question) : null;
  const candidates = await propose(index, question, { vector: meaning?.vector ?? null, limits: PROPOSED });
  const hits = await keepPhrases(reader, fuse(candidates, start.fusion), question.phrases);
  const kept = new Set(hits.map(({ passage }) => passage));
  const mayBeRead = new Set(
    SHARES.flatMap((denseWeight) =>
      fuse(candidates, { ...start.fusion, denseWeight })
        .filter(({ passage }) => kept.has(passage))
        .slice(0, READ + SPARE)
        .map(({ passage }) => passage),
    ),
  );
  const read = await reader.read(hits.filter(({ passage }) => mayBeRead.has(passage)));
  const counted = read.map((hit, i) => ({ ...hit, nth: i + 1 }));
  const scored = await scoreHits(index, counted, weighed, meaning?.span ?? null, start.sentences);
  return {
    best: Math.max(...candidates.map(({ lexical }) => lexical), Number.MIN_VALUE),
    passages: scored.map((hit) => passageOf(hit, weighed, asked)),
  };
}

/** @param {ScoredHit} scored @param {WeighedQuestion} weighed @param {Asked} asked @returns {Passage} */
function passageOf(scored, weighed, asked) {
  const { hit, article } = scored;
  const isOfArticle = isArticle(article.id, asked.article);
  const mayAsk = weighed.intents.interviewersQuestions;
  return {
    lexical: hit.lexical,
    cosine: hit.cosine,
    evidence: evidenceOf(scored, weighed),
    isOfArticle,
    sentences: isOfArticle ? sentencesIn(scored) : [],
    runs: isOfArticle ? runsIn(scored, mayAsk, asked.answers) : [],
  };
}

/** @param {ScoredHit} scored @returns {Sentence[]} */
function sentencesIn({ sentences }) {
  return sentences.map(({ cosine, lexical, kinds, isHeading, start, end }, i) => ({
    cosine: cosine ?? 0,
    lexical,
    before: sentences[i - 1]?.lexical ?? 0,
    after: sentences[i + 1]?.lexical ?? 0,
    length: Math.log(end - start),
    kinds: [...kinds],
    isHeading,
  }));
}

/** @param {ScoredHit} scored @param {boolean} mayAsk @param {readonly string[]} answers @returns {Run[]} */
function runsIn({ article, sentences }, mayAsk, answers) {
  const { text } = article;
  const places = sentences.flatMap(({ turn }, i) => (mayAsk || !turn?.isQuestion ? [i] : []));
  const quotable = sentences.filter(({ turn }) => mayAsk || !turn?.isQuestion);
  return runsOf(article, quotable, mayAsk).map(({ from, to, length, paragraphs }) => {
    const span = { start: quotable[from]?.start ?? 0, end: quotable[to]?.end ?? 0 };
    const quoted = complete(article, { ...span, highlights: [span] }, { most: MAX_QUOTE, mayAsk });
    return {
      from: places[from] ?? 0,
      to: places[to] ?? 0,
      length,
      paragraphs,
      quoted: quoted.end - quoted.start,
      holds: holdsAny(text.slice(quoted.start, quoted.end), answers),
      marks: holdsAny(text.slice(span.start, span.end), answers),
    };
  });
}

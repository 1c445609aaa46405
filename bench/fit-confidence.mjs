/**
 * Fits the coefficients of `retrieval/confidence.ts` to question sets whose answers are known, and prints them
 * with what they give on questions they were not fitted to (five folds).
 *
 *   node bench/fit-confidence.mjs --data DIR SET [SET …]
 *
 * A SET is a folder with `articles/`, `questions.jsonl` and any number of `unanswerable*.jsonl`; every question
 * of the other sets counts as one that this set's articles don't answer.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { answerFrom } from '../dist/answer/answer-service.js';
import { judge } from '../dist/answer/evaluate.js';
import { createEngine } from '../dist/cli/compose.js';
import { loadConfig } from '../dist/config.js';
import { createLogger } from '../dist/logger.js';
import { regressorsOf } from '../dist/retrieval/confidence.js';

/** @typedef {import('../src/retrieval/confidence.ts').ConfidenceFeatures} Features */
/** @typedef {{ x: number[], y: 0 | 1, weight: number, answerable: boolean }} Sample */

const NAMES = /** @type {const} */ (['either', 'cosine', 'lexical', 'margin']);
const FOLDS = 5;
const LOST = 0.02;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string', default: 'data' }, keywords: { type: 'boolean', default: false } },
});

/** @param {string} file */
function readLines(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** @param {string} set */
function questionsOf(set) {
  const own = readLines(join(set, 'questions.jsonl'));
  const foreign = readdirSync(set)
    .filter((name) => name.startsWith('unanswerable'))
    .flatMap((name) => readLines(join(set, name)));
  return [...own, ...foreign];
}

/**
 * @param {string} set
 * @param {readonly { question: string }[]} strangers
 * @returns {Promise<Sample[]>}
 */
async function samplesOf(set, strangers) {
  const config = loadConfig(
    {
      ...process.env,
      ARTICLES_DIR: join(set, 'articles'),
      DATA_DIR: join(resolve(values.data), 'fit', set.replaceAll(/\W+/g, '-')),
    },
    process.cwd(),
  );
  const engine = createEngine(config, createLogger('warn'), resolve(values.data));
  await engine.runIndexer(() => {}, new AbortController().signal);
  const questions = [
    ...questionsOf(set),
    ...strangers.map(({ question }, i) => ({ id: `stranger-${i}`, question, article: null, answers: [] })),
  ];
  const samples = await engine.live.use(async (index) => {
    const embedder = values.keywords ? null : await engine.embedderFor(index.info);
    const found = [];
    for (const question of questions) {
      const { answer, retrieved } = await answerFrom(index, embedder, question.question, {});
      const { inFirstPassage } = await judge(question, answer, [], (id) => index.article(id));
      if (retrieved.features)
        found.push({
          features: retrieved.features,
          y: inFirstPassage ? 1 : 0,
          answerable: question.article !== null,
        });
    }
    return found;
  });
  await engine.close();
  const positives = samples.filter(({ y }) => y === 1).length;
  return samples.map(({ features, y, answerable }) => ({
    x: [1, ...NAMES.map((name) => regressorsOf(features)[name])],
    y: /** @type {0 | 1} */ (y),
    // Answered and unanswered questions weigh the same, whatever their numbers in the set.
    weight: samples.length / 2 / (y === 1 ? positives : samples.length - positives),
    answerable,
  }));
}

/** @param {readonly number[]} w @param {readonly number[]} x */
function probability(w, x) {
  return 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * (w[i] ?? 0), 0)));
}

/** Newton's method on the log loss with a small ridge. @param {readonly Sample[]} samples */
function fitLogistic(samples) {
  const n = NAMES.length + 1;
  let w = Array(n).fill(0);
  for (let step = 0; step < 25; step++) {
    const gradient = w.map((value) => 1e-3 * value);
    const hessian = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => (i === j ? 1e-3 : 0)),
    );
    for (const { x, y, weight } of samples) {
      const p = probability(w, x);
      for (let i = 0; i < n; i++) {
        gradient[i] += weight * (p - y) * x[i];
        for (let j = 0; j < n; j++) hessian[i][j] += weight * p * (1 - p) * x[i] * x[j];
      }
    }
    const change = solve(hessian, gradient);
    w = w.map((value, i) => value - change[i]);
  }
  return w;
}

/** Gaussian elimination with pivoting. @param {number[][]} a @param {number[]} b */
function solve(a, b) {
  const rows = a.map((row, i) => [...row, b[i]]);
  for (let i = 0; i < rows.length; i++) {
    const pivot = rows
      .slice(i)
      .reduce((best, row, k) => (Math.abs(row[i]) > Math.abs(rows[best][i]) ? i + k : best), i);
    [rows[i], rows[pivot]] = [rows[pivot], rows[i]];
    for (let k = i + 1; k < rows.length; k++) {
      const factor = rows[k][i] / rows[i][i];
      for (let j = i; j <= rows.length; j++) rows[k][j] -= factor * rows[i][j];
    }
  }
  const x = Array(rows.length).fill(0);
  for (let i = rows.length - 1; i >= 0; i--) {
    x[i] =
      (rows[i][rows.length] -
        rows[i].slice(i + 1, rows.length).reduce((sum, value, k) => sum + value * x[i + 1 + k], 0)) /
      rows[i][i];
  }
  return x;
}

/** @param {readonly { p: number, sample: Sample }[]} judged @param {number} threshold */
function shares(judged, threshold) {
  const share = (/** @type {readonly { p: number }[]} */ some) =>
    (some.filter(({ p }) => p >= threshold).length / some.length).toFixed(3);
  return {
    answerable: share(judged.filter(({ sample }) => sample.answerable)),
    unanswerable: share(judged.filter(({ sample }) => !sample.answerable)),
  };
}

const sets = positionals.map((set) => resolve(set));
const all = [];
for (const [i, set] of sets.entries()) {
  const strangers = sets.flatMap((other, j) => (i === j ? [] : questionsOf(other).slice(0, 300)));
  const samples = await samplesOf(set, strangers);
  const judged = samples.map((sample, k) => ({ sample, fold: k % FOLDS }));
  all.push(...judged);
  console.log(set, samples.length, 'samples');
}
const crossed = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const w = fitLogistic(all.filter((each) => each.fold !== fold).map(({ sample }) => sample));
  crossed.push(
    ...all
      .filter((each) => each.fold === fold)
      .map(({ sample }) => ({ sample, p: probability(w, sample.x) })),
  );
}
const sorted = crossed
  .filter(({ sample }) => sample.answerable)
  .map(({ p }) => p)
  .sort((a, b) => a - b);
const related = sorted[Math.floor(sorted.length * LOST)] ?? 0;
const w = fitLogistic(all.map(({ sample }) => sample));
console.log(
  Object.fromEntries(
    [...['bias', ...NAMES].entries()].map(([i, name]) => [name, Number((w[i] ?? 0).toFixed(3))]),
  ),
);
console.log(`threshold that loses ${LOST} of the answerable:`, related.toFixed(3), shares(crossed, related));
console.log('threshold .5:', shares(crossed, 0.5));
for (let bin = 0; bin < 10; bin++) {
  const inBin = crossed.filter(({ p }) => Math.min(9, Math.floor(p * 10)) === bin);
  const total = inBin.reduce((sum, { sample }) => sum + sample.weight, 0);
  const right = inBin.reduce((sum, { sample }) => sum + sample.weight * sample.y, 0);
  console.log(`.${bin}`, inBin.length, 'answered', total ? (right / total).toFixed(3) : '–');
}

/**
 * Fits the coefficients of `confidence` in `retrieval/coefficients.ts` to question sets whose answers are known, and
 * prints them with what they give on questions they were not fitted to (five folds).
 *
 *   node bench/fit-confidence.mjs --data DIR [--keywords] SET [SET …]
 *
 * A SET is a folder with `articles/`, `questions.jsonl` and any number of `unanswerable*.jsonl`. Its questions are
 * asked of all its articles, and of either half of them: those about the other half are questions of the same
 * kind that nothing answers.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { answerFrom } from '#dist/answer/answer-service.js';
import { createEngine } from '#dist/cli/compose.js';
import { loadConfig } from '#dist/config.js';
import { judge } from '#dist/evaluation/evaluate.js';
import { createLogger } from '#dist/logger.js';
import { regressorsOf } from '#dist/retrieval/judging/confidence.js';
import { fitIncreasing, probability } from './support/logistic.mjs';

/**
 * @typedef {{ question: string, article: string | null, answers: string[], kind: string }} Question
 * @typedef {{ x: number[], y: 0 | 1, weight: number, answerable: boolean, inHan: boolean, fold: number,
 *   kind: string, asked: 'all' | 'half' }} Sample
 */

const NAMES = /** @type {const} */ (['either', 'closeness', 'densest', 'lead']);
const FOLDS = 5;
const LOST = 0.02;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string', default: 'data' }, keywords: { type: 'boolean', default: false } },
});
const data = resolve(values.data);

/** A number that is the same for the same text. @param {string} text */
function hash(text) {
  return createHash('sha256').update(text).digest().readUInt32BE();
}

/** @param {string} set @returns {Question[]} */
function questionsOf(set) {
  return readdirSync(set)
    .filter((name) => /^(questions|unanswerable.*)\.jsonl$/.test(name))
    .flatMap((name) =>
      readFileSync(join(set, name), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => ({ ...JSON.parse(line), kind: name.replace('.jsonl', '') })),
    );
}

/** Copies half of a set's articles into a folder of their own. @param {string} set @param {number} half */
function halfOf(set, half) {
  const folder = join(data, 'fit', `half-${half}-${hash(set)}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(join(set, 'articles')))
    if (hash(name) % 2 === half) cpSync(join(set, 'articles', name), join(folder, name));
  return folder;
}

/**
 * @param {string} articles
 * @param {readonly Question[]} questions
 * @param {Sample['asked']} asked
 * @returns {Promise<Sample[]>}
 */
async function samplesOf(articles, questions, asked) {
  const config = loadConfig(
    {
      ...process.env,
      ARTICLES_DIR: articles,
      DATA_DIR: join(data, 'fit', `index-${hash(articles)}`),
    },
    process.cwd(),
  );
  const engine = createEngine(config, createLogger('warn'), { cacheDir: data });
  await engine.runIndexer(() => {}, new AbortController().signal);
  const samples = await engine.live.use(async (index) => {
    const embedder = values.keywords ? null : await engine.embedderFor(index.info);
    const ids = new Set((await index.infos()).map(({ id }) => id));
    const found = [];
    for (const question of questions) {
      const { answer, retrieved } = await answerFrom(index, embedder, question.question, {});
      if (!retrieved.features) continue;
      const answerable = question.article !== null && ids.has(question.article);
      const [first] = answer.quotes;
      // An article that isn't there can be answered by another.
      if (!answerable && question.answers.some((wanted) => first?.text.includes(wanted))) continue;
      const { inFirstPassage } = await judge(
        { id: '', ...question },
        answer,
        [],
        async (id) => (await index.articles([id])).get(id) ?? null,
      );
      const regressors = regressorsOf(retrieved.features);
      found.push({
        x: [1, ...NAMES.map((name) => regressors[name])],
        y: /** @type {0 | 1} */ (answerable && inFirstPassage ? 1 : 0),
        weight: asked === 'all' ? 1 : 0.5,
        answerable,
        inHan: retrieved.features.inHan,
        fold: hash(question.question) % FOLDS,
        kind: answerable ? 'answerable' : question.kind === 'questions' ? 'held out' : question.kind,
        asked,
      });
    }
    return found;
  });
  await engine.close();
  console.error(articles, samples.length, 'samples');
  return samples;
}

/** Makes answered and unanswered questions weigh the same, whatever their numbers. @param {readonly Sample[]} samples */
function balanced(samples) {
  const total = (/** @type {0 | 1} */ y) =>
    samples.reduce((sum, sample) => sum + (sample.y === y ? sample.weight : 0), 0);
  const totals = { 0: total(0), 1: total(1) };
  return samples.map((sample) => ({ ...sample, weight: (sample.weight * 1000) / totals[sample.y] }));
}

/** Each sample with the probability of a fit to the other folds. @param {readonly Sample[]} samples */
function crossed(samples) {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const w = fitIncreasing(samples.filter((sample) => sample.fold !== fold));
    return samples
      .filter((sample) => sample.fold === fold)
      .map((sample) => ({ sample, p: probability(w, sample.x) }));
  }).flat();
}

/** @param {readonly { sample: Sample, p: number }[]} judged */
function printReliability(judged) {
  let error = 0;
  const total = judged.reduce((sum, { sample }) => sum + sample.weight, 0);
  for (let bin = 0; bin < 10; bin++) {
    const inBin = judged.filter(({ p }) => Math.min(9, Math.floor(p * 10)) === bin);
    const sum = (/** @type {(each: { sample: Sample, p: number }) => number} */ value) =>
      inBin.reduce((all, each) => all + each.sample.weight * value(each), 0);
    const weight = sum(() => 1);
    error += Math.abs(sum(({ p }) => p) - sum(({ sample }) => sample.y)) / total;
    console.log(
      `  .${bin}`,
      inBin.length,
      'answered',
      weight ? (sum(({ sample }) => sample.y) / weight).toFixed(3) : '–',
    );
  }
  console.log('  expected calibration error', error.toFixed(3));
}

/** @param {string} name @param {readonly Sample[]} samples */
function report(name, samples) {
  const w = fitIncreasing(samples);
  const judged = crossed(samples);
  const whole = judged.filter(({ sample }) => sample.asked === 'all' && sample.answerable).map(({ p }) => p);
  const related = whole.sort((a, b) => a - b)[Math.floor(whole.length * LOST)] ?? 0;
  const rounded = ['bias', ...NAMES].map((key, i) => [key, Number((w[i] ?? 0).toFixed(2))]);
  console.log(name, { ...Object.fromEntries(rounded), related: Number(related.toFixed(3)) });
  for (const kind of new Set(judged.map(({ sample }) => sample.kind))) {
    const some = judged.filter(({ sample }) => sample.kind === kind);
    const share = (/** @type {number} */ from) =>
      (some.filter(({ p }) => p >= from).length / some.length).toFixed(3);
    console.log(`  ${kind}: ${some.length}, not refused ${share(related)}, found ${share(0.5)}`);
  }
  printReliability(judged);
}

const samples = [];
for (const set of positionals.map((path) => resolve(path))) {
  const questions = questionsOf(set);
  samples.push(...(await samplesOf(join(set, 'articles'), questions, 'all')));
  const own = questions.filter(({ kind }) => kind === 'questions');
  for (const half of [0, 1]) samples.push(...(await samplesOf(halfOf(set, half), own, 'half')));
}
for (const inHan of [true, false]) {
  const some = samples.filter((sample) => sample.inHan === inHan);
  if (some.length > 0) report(inHan ? 'in Han' : 'other', balanced(some));
}

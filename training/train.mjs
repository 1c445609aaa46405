/**
 * Fits retrieval to question sets whose answers are known, shows the result on questions and on kinds of questions it
 * was not fitted to, and writes it into the model's calibration: how passages are ordered and quotes chosen, then how
 * these are judged. The same sets give the same file.
 *
 *   node training/train.mjs --data DIR [--model NAME] [--doubtful SET]… [--only order|judging] [--again] SET…
 *
 * A SET is a folder with `articles/`, `questions.jsonl` and any number of `unanswerable*.jsonl`. For the judging, its
 * questions are asked of all its articles, and of either half of them: those about the other half are questions of
 * the same kind that nothing answers. `--doubtful` names sets many of whose keys are wrong. DIR keeps indexes and
 * vectors: a second run embeds nothing but the questions, and with `--again` it asks nothing either, and fits to what
 * the run before wrote down.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { askAll } from './ask.mjs';
import { fitJudging, fitWithout, kindOf } from './judging.mjs';
import { trainOrder } from './order/train-order.mjs';
import { report } from './report.mjs';
import { chatter, halfFolder, halfOf, hash, questionsOf } from './sets.mjs';

/** How many questions are asked of the halves of a set, and the seed that decides which ones. */
const OF_HALVES = 700;
const SEED = 1;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    model: { type: 'string', default: 'Xenova/bge-small-zh-v1.5' },
    doubtful: { type: 'string', multiple: true, default: [] },
    only: { type: 'string' },
    again: { type: 'boolean', default: false },
  },
});
if (!values.data || positionals.length === 0)
  throw new Error('usage: node training/train.mjs --data DIR SET…');
const data = resolve(values.data);
const file = new URL(`../calibration/${values.model}.json`, import.meta.url);
const doubtful = new Set(values.doubtful.map((set) => basename(set)));

/** @param {'fused' | 'keywords'} searchedBy */
async function answersOf(searchedBy) {
  const kept = join(data, `answers-${searchedBy}.json`);
  if (values.again) return JSON.parse(readFileSync(kept, 'utf8'));
  const all = [];
  for (const set of positionals.map((path) => resolve(path))) {
    const options = { data, model: values.model, searchedBy };
    const questions = questionsOf(set).map((one) => ({ ...one, isAnswerable: one.article !== null }));
    const phrases = chatter().map((one) => ({ ...one, isAnswerable: false }));
    const articles = join(set, 'articles');
    all.push(...(await askAll(set, articles, [...questions, ...phrases], { ...options, isWhole: true })));
    const some = questions
      .filter(({ isAnswerable }) => isAnswerable)
      .sort((a, b) => hash(`${SEED}${a.id}`) - hash(`${SEED}${b.id}`))
      .slice(0, OF_HALVES);
    for (const half of [0, 1]) {
      const asked = some.map((one) => ({ ...one, isAnswerable: halfOf(one.article ?? '') === half }));
      all.push(...(await askAll(set, halfFolder(set, half, data), asked, { ...options, isWhole: false })));
    }
  }
  writeFileSync(kept, JSON.stringify(all));
  return all;
}

const calibration = JSON.parse(readFileSync(file, 'utf8'));

function write() {
  writeFileSync(file, `${JSON.stringify(calibration, null, 2)}\n`);
}

if (values.only !== 'judging') {
  const { kept, ...weights } = await trainOrder(
    positionals.map((path) => resolve(path)),
    {
      data,
      model: values.model,
      again: values.again,
    },
  );
  Object.assign(calibration, weights);
  calibration.fitted.kept = kept;
  write();
}

if (values.only === undefined) {
  // This process keeps answering by the file that it has read; the judging is fitted to answers by the new one.
  const judging = [...process.argv.slice(1), '--only', 'judging'];
  process.exitCode = spawnSync(process.execPath, judging, { stdio: 'inherit' }).status ?? 1;
}

if (values.only === 'judging') {
  let count = 0;
  for (const [name, searchedBy] of /** @type {const} */ ([
    ['vectors', 'fused'],
    ['keywords', 'keywords'],
  ])) {
    const all = await answersOf(searchedBy);
    count = Math.max(count, all.length);
    const { judged, ...judging } = fitJudging(all, doubtful);
    calibration.judging[name] = judging;
    console.log(`\n${name}: questions it was not fitted to\n`, JSON.stringify(judging.thresholds));
    report(judged, judging.thresholds);
    for (const kind of new Set(all.map(kindOf))) {
      console.log(`\n${name}: fitted without ${kind}`);
      const without = fitWithout(all, doubtful, kind);
      report(without.judged, without.thresholds);
    }
  }
  const sets = positionals.map((path) => basename(path));
  calibration.fitted = { sets, questions: count, seed: SEED, kept: calibration.fitted.kept };
  write();
}

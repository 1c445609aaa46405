import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldOf, questionsOf } from '../sets.mjs';
import { withIndex } from '../with-index.mjs';
import { dumpAll } from './dump.mjs';
import { gainLeftOut, meanOverKinds } from './left-out.mjs';
import { firstQuote, ranked, readOf } from './replay.mjs';

/**
 * @import { Dumped, Weights } from './replay.mjs'
 * @import { Options } from './train-order.mjs'
 * @typedef {{ id: string, set: string, article: string, outcomes: Record<string, number> }} Outcome
 */

const WORDS = [0.15, 0.3, 0.5];
const MEANINGS = [0.1, 0.2, 0.35];
const FOLDS = 4;
/** A gain of this many standard errors is beyond chance. */
const ERRORS = 2;

/**
 * Fits what former questions lend to one that continues from them. The embedded text differs each time, so only a few
 * values are tried, each by asking; and only sets of conversations say anything, so articles are left out in turn,
 * not kinds.
 *
 * @param {readonly string[]} sets
 * @param {Weights} start
 * @param {Options} options
 * @returns {Promise<Weights['formers'] | null>} null if the former values stay
 */
export async function fitFormers(sets, start, options) {
  const outcomes = await outcomesOf(sets, start, options);
  if (outcomes.length === 0) return null;
  const own = nameOf(start.formers);
  const names = Object.keys(outcomes[0]?.outcomes ?? {});
  const worth = (/** @type {string} */ name) => (/** @type {Outcome} */ one) => one.outcomes[name] ?? 0;
  const bestFor = (/** @type {readonly Outcome[]} */ some) =>
    names.reduce(
      (best, name) => (meanOverKinds(some, worth(name)) > meanOverKinds(some, worth(best)) ? name : best),
      own,
    );
  const fitTo = (/** @type {readonly Outcome[]} */ some) => worth(bestFor(some));
  const { mean, error } = gainLeftOut(outcomes, fitTo, worth(own), ({ article }) => foldOf(article, FOLDS));
  const best = bestFor(outcomes);
  const isBetter = best !== own && mean > ERRORS * error;
  console.log(`formers: ${isBetter ? 'fitted' : 'kept, since no gain on other articles is beyond chance'}`);
  console.log(`  ${own}\n  ${best}\n  gain on articles left out ${mean.toFixed(4)} ± ${error.toFixed(4)}`);
  return isBetter ? JSON.parse(best) : null;
}

/** @param {readonly string[]} sets @param {Weights} start @param {Options} options @returns {Promise<Outcome[]>} */
async function outcomesOf(sets, start, { again, ...where }) {
  const kept = join(where.data, 'order-formers.json');
  if (again) return JSON.parse(readFileSync(kept, 'utf8'));
  /** @type {Map<string, Outcome>} */
  const all = new Map();
  for (const set of sets) {
    const questions = questionsOf(set).filter(({ before = [] }) => before.length > 0);
    if (questions.length === 0) continue;
    await withIndex(set, join(set, 'articles'), where, async (index, embedder) => {
      for (const words of WORDS)
        for (const meaning of MEANINGS) {
          const formers = { words, meaning };
          const dumped = await dumpAll(set, questions, { index, embedder, start: { ...start, formers } });
          for (const one of dumped) add(all, one, nameOf(formers), worthOf(one, start));
        }
      return [...all];
    });
  }
  const outcomes = [...all.values()];
  writeFileSync(kept, JSON.stringify(outcomes));
  return outcomes;
}

/** @param {Map<string, Outcome>} all @param {Dumped} dumped @param {string} name @param {number} worth */
function add(all, { id, set, article }, name, worth) {
  const one = all.get(id) ?? { id, set, article, outcomes: {} };
  one.outcomes[name] = worth;
  all.set(id, one);
}

/** @param {Weights['formers']} formers */
function nameOf({ words, meaning }) {
  return JSON.stringify({ words, meaning });
}

/** The right article first, and its answer in the first quote. @param {Dumped} dumped @param {Weights} weights */
function worthOf(dumped, weights) {
  const order = ranked(readOf(dumped, weights.fusion), weights.rank.vectors);
  const isFirst = order[0]?.passage.isOfArticle ?? false;
  return Number(isFirst) + Number(firstQuote(order, weights)?.quote.holds ?? false);
}

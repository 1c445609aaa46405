import { foldOf } from '../sets.mjs';
import { ascend } from './ascend.mjs';
import { GROUPS } from './groups.mjs';
import { gainLeftOut, meanOverKinds } from './left-out.mjs';
import { lineOf } from './report-order.mjs';

/**
 * @import { Point } from './ascend.mjs'
 * @import { Group } from './groups.mjs'
 * @import { Dumped, Weights } from './replay.mjs'
 */

const FOLDS = 4;
/** Less is not worth a change. */
const LEAST_GAIN = 0.001;
/** A gain of this many standard errors is beyond chance. */
const ERRORS = 2;

/**
 * Fits how passages are ordered and quotes chosen, one group of weights after another. A group's weights stay unless
 * others are better, by more than chance, on kinds that they were not fitted to.
 *
 * @param {Weights} start
 * @param {Readonly<Record<keyof typeof GROUPS, readonly Dumped[]>>} dumped
 */
export function fitOrder(start, dumped) {
  let weights = start;
  /** @type {string[]} */
  const kept = [];
  for (const by of /** @type {const} */ (['vectors', 'keywords']))
    for (const group of GROUPS[by]) {
      const fitted = fitGroup(group, weights, dumped[by]);
      if (fitted) weights = fitted;
      else kept.push(group.name);
    }
  return { weights, kept };
}

/**
 * Null if the former weights stay.
 * @param {Group} group
 * @param {Weights} weights
 * @param {readonly Dumped[]} questions
 * @returns {Weights | null}
 */
function fitGroup(group, weights, questions) {
  const worthOf = group.valuesFor(weights);
  /** @type {Map<string | number, Weights>} */
  const without = new Map();
  const fitTo = (/** @type {readonly Dumped[]} */ some, /** @type {string | number} */ leftOut) => {
    const fitted = fittedTo(some, group, weights, worthOf);
    without.set(leftOut, fitted);
    return (/** @type {Dumped} */ question) => worthOf(fitted, question);
  };
  const atStart = (/** @type {Dumped} */ question) => worthOf(weights, question);
  const byKinds = gainLeftOut(questions, fitTo, atStart);
  const byFolds = gainLeftOut(questions, fitTo, atStart, ({ article }) => foldOf(article, FOLDS));
  const fitted = fittedTo(questions, group, weights, worthOf);
  const isBetter = byKinds.mean > Math.max(LEAST_GAIN, ERRORS * byKinds.error);
  const verdict = isBetter ? 'fitted' : 'kept, since no gain on other kinds is beyond chance';
  console.log(`${group.name}: ${verdict}\n  ${describe(group, weights)}\n  ${describe(group, fitted)}`);
  console.log(`  gain on kinds left out ${gainOf(byKinds)}\n  on articles left out    ${gainOf(byFolds)}`);
  if (!isBetter) return null;
  for (const [kind, own] of Map.groupBy(questions, ({ set }) => set))
    console.log(`  ${lineOf(`without ${kind}`, own, group.by, [weights, without.get(kind) ?? fitted])}`);
  return fitted;
}

/** @param {readonly Dumped[]} questions @param {Group} group @param {Weights} weights @param {(tried: Weights, question: Dumped) => number} worthOf @returns {Weights} */
function fittedTo(questions, { coordinates, rounds }, weights, worthOf) {
  const start = Object.fromEntries(Object.keys(coordinates).map((name) => [name, numberAt(weights, name)]));
  const meanAt = (/** @type {Point} */ point) => {
    const tried = withNumbers(weights, point);
    return meanOverKinds(questions, (question) => worthOf(tried, question));
  };
  return withNumbers(weights, ascend(start, coordinates, meanAt, rounds));
}

/** @param {{ mean: number, error: number, gains: readonly { kind: string, mean: number }[] }} gain */
function gainOf({ mean, error, gains }) {
  const own = gains.map(({ kind, mean }) => `${kind} ${mean.toFixed(4)}`).join(', ');
  return `${mean.toFixed(4)} ± ${error.toFixed(4)} (${own})`;
}

/** @param {Group} group @param {Weights} weights */
function describe({ coordinates }, weights) {
  return Object.keys(coordinates)
    .map((name) => `${name.split('.').slice(1).join('.')} ${numberAt(weights, name)}`)
    .join(', ');
}

/** @param {object} weights @param {string} path with dots @returns {number} */
export function numberAt(weights, path) {
  /** @type {unknown} */
  let at = weights;
  for (const key of path.split('.')) at = Object(at)[key];
  if (typeof at !== 'number') throw new Error(`no weight is called ${path}`);
  return at;
}

/** @template {object} W @param {W} weights @param {Point} point @returns {W} */
export function withNumbers(weights, point) {
  const copy = structuredClone(weights);
  for (const [path, value] of Object.entries(point)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let at = Object(copy);
    for (const key of keys) at = at[key];
    at[last] = value;
  }
  return copy;
}

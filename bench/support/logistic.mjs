/** @typedef {{ x: readonly number[], y: 0 | 1, weight: number }} Sample */

const STEPS = 25;
const RIDGE = 1e-3;

/** The probability that coefficients give to a sample's regressors. @param {readonly number[]} w @param {readonly number[]} x */
export function probability(w, x) {
  return 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * (w[i] ?? 0), 0)));
}

/**
 * A logistic regression whose coefficients, the first (the bias) excepted, are 0 or more: a regressor whose
 * coefficient comes out below 0 is left out, the lowest first, and the others are fitted again.
 *
 * @param {readonly Sample[]} samples
 */
export function fitIncreasing(samples) {
  const size = samples[0]?.x.length ?? 0;
  const used = Array.from({ length: size }, (_, i) => i);
  for (;;) {
    const w = newton(samples.map((sample) => ({ ...sample, x: used.map((i) => sample.x[i] ?? 0) })));
    const lowest = Math.min(0, ...w.slice(1));
    if (lowest === 0)
      return Array.from({ length: size }, (_, i) => (used.includes(i) ? at(w, used.indexOf(i)) : 0));
    used.splice(w.indexOf(lowest, 1), 1);
  }
}

/** Newton's method on the log loss with a small ridge. @param {readonly Sample[]} samples */
function newton(samples) {
  /** @type {number[]} */
  let w = Array(samples[0]?.x.length ?? 0).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const p = samples.map(({ x }) => probability(w, x));
    const slope = (/** @type {number} */ i) =>
      samples.reduce((sum, { x, y, weight }, s) => sum + weight * (at(p, s) - y) * at(x, i), 0);
    const bend = (/** @type {number} */ i, /** @type {number} */ j) =>
      samples.reduce(
        (sum, { x, weight }, s) => sum + weight * at(p, s) * (1 - at(p, s)) * at(x, i) * at(x, j),
        0,
      );
    const gradient = w.map((value, i) => RIDGE * value + slope(i));
    const hessian = w.map((_, i) => w.map((_, j) => (i === j ? RIDGE : 0) + bend(i, j)));
    const change = solve(hessian, gradient);
    w = w.map((value, i) => value - at(change, i));
  }
  return w;
}

/** Gaussian elimination with pivoting. @param {number[][]} a @param {number[]} b */
function solve(a, b) {
  const rows = a.map((row, i) => [...row, at(b, i)]);
  const size = rows.length;
  for (let i = 0; i < size; i++) {
    const pivot = rows
      .slice(i)
      .reduce((best, row, k) => (Math.abs(at(row, i)) > Math.abs(at(at(rows, best), i)) ? i + k : best), i);
    const chosen = at(rows, pivot);
    rows.splice(pivot, 1, at(rows, i));
    rows.splice(i, 1, chosen);
    for (const row of rows.slice(i + 1)) {
      const factor = at(row, i) / at(chosen, i);
      for (let j = i; j <= size; j++) row[j] = at(row, j) - factor * at(chosen, j);
    }
  }
  /** @type {number[]} */
  const x = Array(size).fill(0);
  for (const [i, row] of [...rows.entries()].reverse()) {
    const known = row.slice(i + 1, size).reduce((sum, value, k) => sum + value * at(x, i + 1 + k), 0);
    x[i] = (at(row, size) - known) / at(row, i);
  }
  return x;
}

/** @template T @param {readonly T[]} list @param {number} i @returns {T} @throws where the list is shorter */
function at(list, i) {
  const value = list[i];
  if (value === undefined) throw new RangeError(`there is no ${i} among ${list.length}`);
  return value;
}

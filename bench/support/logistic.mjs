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
      return Array.from({ length: size }, (_, i) => (used.includes(i) ? w[used.indexOf(i)] : 0));
    used.splice(w.indexOf(lowest, 1), 1);
  }
}

/** Newton's method on the log loss with a small ridge. @param {readonly Sample[]} samples */
function newton(samples) {
  const n = samples[0]?.x.length ?? 0;
  let w = Array(n).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = w.map((value) => RIDGE * value);
    const hessian = w.map((_, i) => w.map((_, j) => (i === j ? RIDGE : 0)));
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
    const known = rows[i].slice(i + 1, rows.length).reduce((sum, value, k) => sum + value * x[i + 1 + k], 0);
    x[i] = (rows[i][rows.length] - known) / rows[i][i];
  }
  return x;
}

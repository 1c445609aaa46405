/**
 * @typedef {{ x: readonly number[], y: 0 | 1, weight: number }} Point
 * @typedef {{ bias: number, weights: number[] }} Logistic
 */

const STEPS = 300;
const RIDGE = 3e-3;

/**
 * A logistic regression whose weights have the signs that they must have: more evidence never means less confidence.
 * Nesterov's accelerated gradient on standardised regressors, projected; the same points give the same weights.
 *
 * @param {readonly Point[]} points
 * @param {readonly (-1 | 0 | 1)[]} signs 0 for either
 * @returns {Logistic}
 */
export function fitLogistic(points, signs) {
  const { means, deviations } = scaleOf(points, signs.length);
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const scaled = points.map(({ x, y, weight }) => ({
    z: x.map((value, j) => (value - at(means, j)) / at(deviations, j)),
    y,
    weight: weight / total,
  }));
  const size = signs.length + 1;
  const step = 8 / size;
  /** @type {number[]} */
  let now = Array(size).fill(0);
  let ahead = now;
  let momentum = 1;
  for (let i = 0; i < STEPS; i++) {
    const gradient = gradientAt(ahead, scaled);
    const next = ahead.map((value, j) => withSign(value - step * at(gradient, j), signs[j] ?? 0));
    const grown = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const before = now;
    const push = (momentum - 1) / grown;
    ahead = next.map((value, j) => value + push * (value - at(before, j)));
    now = next;
    momentum = grown;
  }
  const weights = signs.map((_, j) => at(now, j) / at(deviations, j));
  return {
    bias: weights.reduce((sum, weight, j) => sum - weight * at(means, j), at(now, size - 1)),
    weights,
  };
}

/** @param {Logistic} model @param {readonly number[]} x */
export function probability({ bias, weights }, x) {
  return sigmoid(weights.reduce((sum, weight, j) => sum + weight * (x[j] ?? 0), bias));
}

/** @param {number[]} w @param {readonly { z: number[], y: 0 | 1, weight: number }[]} points */
function gradientAt(w, points) {
  const last = w.length - 1;
  const gradient = w.map((value, j) => (j < last ? RIDGE * value : 0));
  for (const { z, y, weight } of points) {
    const logit = z.reduce((sum, value, j) => sum + value * at(w, j), at(w, last));
    const rest = weight * (sigmoid(logit) - y);
    for (let j = 0; j < last; j++) gradient[j] = at(gradient, j) + rest * at(z, j);
    gradient[last] = at(gradient, last) + rest;
  }
  return gradient;
}

/** @param {readonly Point[]} points @param {number} size */
function scaleOf(points, size) {
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const meanOf = (/** @type {(point: Point) => number} */ value) =>
    points.reduce((sum, point) => sum + point.weight * value(point), 0) / total;
  const means = Array.from({ length: size }, (_, j) => meanOf(({ x }) => at(x, j)));
  const deviations = means.map((mean, j) => Math.sqrt(meanOf(({ x }) => (at(x, j) - mean) ** 2)) || 1);
  return { means, deviations };
}

/** @param {readonly number[]} values @param {number} i */
function at(values, i) {
  return values[i] ?? 0;
}

/** @param {number} value @param {-1 | 0 | 1} sign */
function withSign(value, sign) {
  return value * sign < 0 ? 0 : value;
}

/** @param {number} logit */
function sigmoid(logit) {
  return 1 / (1 + Math.exp(-logit));
}
